/** Inputs and row types of the read models: what lists can be filtered by and what a page of them holds. */
import * as z from "zod";
import { type Id, isId } from "@/lib/core/id";
import { pageInput } from "@/lib/core/paging";
import type { FieldValues, LeadStatus, LocalText, SaleMode } from "@/lib/leads/schema";
import { LEAD_STATUSES } from "@/lib/leads/schema";
import { LEAD_STAGES } from "@/lib/sales/card-schema";

/** An empty value of a filter form is no filter. */
const blank = (value: unknown): unknown => (value === "" ? undefined : value);
const text = (max: number) => z.preprocess(blank, z.string().trim().max(max).optional());
export const filterId = <P extends Parameters<typeof isId>[0]>(prefix: P) =>
  z.preprocess(blank, z.custom<Id<P>>((value) => isId(prefix, value), `must be a ${prefix} id`).optional());
/** A calendar day of the brand. */
const day = z.preprocess(blank, z.iso.date("must be a day, YYYY-MM-DD").optional());

const leadFilters = {
  q: text(200),
  status: z.preprocess(blank, z.enum(LEAD_STATUSES).optional()),
  categoryId: filterId("category"),
  country: text(2),
  state: text(3),
  /** A postal code or how it begins. */
  postalCode: text(10),
  from: day,
  to: day,
  test: z.preprocess(blank, z.enum(["true", "false"]).optional()),
};

const amount = z.preprocess(blank, z.coerce.number().int().min(0).optional());

/** What an operator's leads are found by: shared by the list, its export, its count and what is done to many at once. */
export const leadFilterInput = z.object({
  ...leadFilters,
  sourceId: filterId("source"),
  supplierId: filterId("supplier"),
  buyerId: filterId("buyer"),
  contractId: filterId("contract"),
  /** A code of a rejection, a duplicate or a hold. */
  reason: text(80),
  /** What the lead's sales bring that stand, in minor units: a lead without one has no price. */
  priceFromMinor: amount,
  priceToMinor: amount,
});

export const LEAD_SORTS = ["-received", "received", "-price", "price"] as const;
export type LeadSort = (typeof LEAD_SORTS)[number];

export const listLeadsInput = pageInput.extend(leadFilterInput.shape).extend({
  /** With "-" from the highest down. Default: the newest first. */
  sort: z.preprocess(blank, z.enum(LEAD_SORTS).default("-received")),
});

export const listPurchasesInput = pageInput.extend({
  q: text(200),
  categoryId: filterId("category"),
  contractId: filterId("contract"),
  opened: z.preprocess(blank, z.enum(["true", "false"]).optional()),
  stage: z.preprocess(blank, z.enum(LEAD_STAGES).optional()),
  /** Leads to come back to: all with a day, or those whose day is today or past. */
  followUp: z.preprocess(blank, z.enum(["set", "due"]).optional()),
  starred: z.preprocess(blank, z.literal("true").optional()),
  from: day,
  to: day,
});

export const listSuppliedLeadsInput = pageInput.extend({
  ...leadFilters,
  sourceId: filterId("source"),
  reason: text(80),
});

/** What the list of buyers is sorted by; with "-" the greatest, or the latest, first. */
export const BUYER_SORTS = [
  "name",
  "-name",
  "balance",
  "-balance",
  "spent",
  "-spent",
  "last",
  "-last",
] as const;
export type BuyerSort = (typeof BUYER_SORTS)[number];

export const listBuyersInput = pageInput.extend({
  q: text(200),
  sort: z.preprocess(blank, z.enum(BUYER_SORTS).default("name")),
  status: z.preprocess(blank, z.enum(["active", "suspended"]).optional()),
  funding: z.preprocess(blank, z.enum(["funded", "limited", "empty"]).optional()),
});

export const listWalletEntriesInput = pageInput.extend({
  /** Operators name the buyer; a buyer's own wallet needs no name. */
  buyerId: filterId("buyer"),
  /** A part of a reason, a contract's or a category's name, or a lead's id. */
  q: text(200),
  kind: z.preprocess(blank, z.enum(["sale", "reversal", "adjustment"]).optional()),
  from: day,
  to: day,
});

/** Days of the brand, both included; without one from the first movement, or up to now. */
export const statementInput = z.object({ buyerId: filterId("buyer"), from: day, to: day });

export interface Reason {
  readonly code: string;
  readonly field?: string;
  readonly message: string;
}

export interface Contact {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly street: string | null;
}

export interface Place {
  readonly country: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
}

/** What a lead is, for anyone who may see its contact. */
export interface LeadCore {
  readonly id: Id<"lead">;
  readonly status: LeadStatus;
  readonly test: boolean;
  readonly receivedAt: Date;
  readonly category: { readonly id: Id<"category">; readonly key: string; readonly name: LocalText };
  readonly contact: Contact;
  readonly place: Place;
  readonly fields: FieldValues;
  readonly erasedAt: Date | null;
}

export interface LeadSale {
  readonly id: Id<"sale">;
  readonly buyer: { readonly id: Id<"buyer">; readonly name: string };
  readonly contract: { readonly id: Id<"contract">; readonly number: number; readonly name: string };
  readonly mode: SaleMode;
  readonly priceMinor: number;
  readonly payoutMinor: number;
  readonly soldAt: Date;
  readonly reversedAt: Date | null;
  readonly reversalReason: string | null;
  /** The person who reversed it; null where the product did. */
  readonly reversedBy: string | null;
  readonly openedAt: Date | null;
}
