/** Saved views: a list's filters and order under a name, each person's own. Client-safe. */
import * as z from "zod";
import type { Id } from "@/lib/core/id";
import { idSchema } from "@/lib/core/id-schema";

/** The lists that can be saved, by their address. */
export const VIEW_PAGES = [
  "/operator/leads",
  "/operator/buyers",
  "/operator/contracts",
  "/operator/deliveries",
  "/operator/deliveries/endpoints",
  "/operator/suppliers",
  "/operator/categories",
  "/operator/audit",
  "/buyer/leads",
  "/buyer/contracts",
  "/buyer/deliveries",
  "/supplier/leads",
  "/supplier/sources",
] as const;
export type ViewPage = (typeof VIEW_PAGES)[number];

/** More on one list would be no help to find anything. */
export const VIEWS_MAX = 20;

const name = z.string().trim().min(1).max(60);

/**
 * A list's address without what is empty and without the place in it, a view starts at the top; in one order, so that two
 * addresses that show the same are the same.
 */
export function settledQuery(given: URLSearchParams): string {
  const query = new URLSearchParams([...given].filter(([name, value]) => name !== "cursor" && value !== ""));
  query.sort();
  return query.toString();
}

const viewQuery = z
  .string()
  .max(2_000)
  .transform((text) => settledQuery(new URLSearchParams(text)));

export const saveViewInput = z.object({ page: z.enum(VIEW_PAGES), name, query: viewQuery });
export const viewIdInput = z.object({ id: idSchema("view") });
export const renameViewInput = viewIdInput.extend({ name });
/** `isDefault` false: the list opens unfiltered again. */
export const setDefaultViewInput = viewIdInput.extend({ isDefault: z.boolean() });

export interface ViewView {
  readonly id: Id<"view">;
  readonly page: ViewPage;
  readonly name: string;
  /** A query string, without "?". */
  readonly query: string;
  /** The list opens with it. */
  readonly isDefault: boolean;
}
