import { asc, eq } from "drizzle-orm";
import * as z from "zod";
import { brand, source, supplier } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import { loadPlaces } from "./load-places";

export interface TryChoices {
  /** The brand's own, then the others whose postal codes are known. */
  readonly countries: readonly string[];
  readonly sources: readonly { readonly id: Id<"source">; readonly name: string }[];
}

const MOST = 500;

/** Where a lead that is tried may come from. */
export const getTryChoices = query({
  name: "lead.get_try_choices",
  permission: "stage.read",
  input: z.object({ categoryId: z.string() }),
  async run(tx, input): Promise<TryChoices> {
    const categoryId = requireId("category", input.categoryId);
    const [home] = await tx.select({ country: brand.country }).from(brand);
    const sources = await tx
      .select({ id: source.id, name: source.name, supplierName: supplier.name })
      .from(source)
      .innerJoin(supplier, eq(supplier.id, source.supplierId))
      .where(eq(source.categoryId, categoryId))
      .orderBy(asc(supplier.name), asc(source.name))
      .limit(MOST);
    const { places } = await loadPlaces(tx);
    const known = places.countries.map(({ code }) => code);
    return {
      countries: [...new Set([home?.country ?? "", ...known])].filter((code) => known.includes(code)),
      sources: sources.map(({ id, name, supplierName }) => ({ id, name: `${supplierName}: ${name}` })),
    };
  },
});
