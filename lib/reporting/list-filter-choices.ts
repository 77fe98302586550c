import { asc, eq, isNull } from "drizzle-orm";
import * as z from "zod";
import { buyer, category, source, supplier } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import type { LocalText } from "@/lib/leads/schema";
import { query } from "@/lib/runtime/use-case";

interface Named<P extends "buyer" | "supplier"> {
  readonly id: Id<P>;
  readonly name: string;
}

export interface FilterChoices {
  readonly categories: readonly { readonly id: Id<"category">; readonly name: LocalText }[];
  readonly suppliers: readonly Named<"supplier">[];
  readonly sources: readonly {
    readonly id: Id<"source">;
    readonly name: string;
    readonly supplierName: string;
  }[];
  readonly buyers: readonly Named<"buyer">[];
}

/** A select with more entries helps nobody; the rest is found through its own list. */
const MOST = 1_000;

/** What an operator's lists can be filtered by, in the order of a select. */
export const listFilterChoices = query({
  name: "filter_choice.list",
  permission: "lead.read",
  input: z.object({}),
  async run(tx): Promise<FilterChoices> {
    const categories = await tx
      .select({ id: category.id, name: category.name })
      .from(category)
      .where(isNull(category.archivedAt))
      .orderBy(asc(category.key))
      .limit(MOST);
    const suppliers = await tx
      .select({ id: supplier.id, name: supplier.name })
      .from(supplier)
      .orderBy(asc(supplier.name))
      .limit(MOST);
    const sources = await tx
      .select({ id: source.id, name: source.name, supplierName: supplier.name })
      .from(source)
      .innerJoin(supplier, eq(supplier.id, source.supplierId))
      .orderBy(asc(supplier.name), asc(source.name))
      .limit(MOST);
    const buyers = await tx
      .select({ id: buyer.id, name: buyer.name })
      .from(buyer)
      .orderBy(asc(buyer.name))
      .limit(MOST);
    return { categories, suppliers, sources, buyers };
  },
});
