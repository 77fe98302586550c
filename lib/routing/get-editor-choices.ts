import { asc, eq } from "drizzle-orm";
import * as z from "zod";
import { brand, buyer, category, endpoint, source, stage, supplier } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import type { Field, LocalText } from "@/lib/leads/schema";
import { query } from "@/lib/runtime/use-case";
import { loadPlaces } from "./load-places";

/** What an operator chooses from in the editor of one buyer's contract in one category. */
export interface ContractChoices {
  readonly buyer: { readonly id: Id<"buyer">; readonly name: string; readonly timeZone: string };
  readonly category: {
    readonly id: Id<"category">;
    readonly name: LocalText;
    readonly fields: readonly Field[];
    readonly sellsExclusive: boolean;
    readonly sellsShared: boolean;
  };
  /** The brand's own. */
  readonly country: string;
  readonly countries: readonly { readonly code: string; readonly states: readonly string[] }[];
  readonly sources: readonly { readonly id: Id<"source">; readonly name: string }[];
  readonly stages: readonly { readonly id: Id<"stage">; readonly name: string }[];
  readonly endpoints: readonly { readonly id: Id<"endpoint">; readonly name: string }[];
}

const MOST = 500;

export const getEditorChoices = query({
  name: "contract.get_choices",
  permission: "contract.manage",
  input: z.object({ buyerId: z.string(), categoryId: z.string() }),
  async run(tx, input): Promise<ContractChoices> {
    const buyerId = requireId("buyer", input.buyerId);
    const categoryId = requireId("category", input.categoryId);
    const [owner] = await tx.select().from(buyer).where(eq(buyer.id, buyerId));
    if (!owner) throw notFound("buyer");
    const [kind] = await tx.select().from(category).where(eq(category.id, categoryId));
    if (!kind) throw notFound("category");
    const [home] = await tx.select({ country: brand.country }).from(brand);
    const sources = await tx
      .select({ id: source.id, name: source.name, supplierName: supplier.name })
      .from(source)
      .innerJoin(supplier, eq(supplier.id, source.supplierId))
      .where(eq(source.categoryId, categoryId))
      .orderBy(asc(supplier.name), asc(source.name))
      .limit(MOST);
    const stages = await tx
      .select({ id: stage.id, name: stage.name })
      .from(stage)
      .where(eq(stage.categoryId, categoryId))
      .orderBy(asc(stage.position));
    const endpoints = await tx
      .select({ id: endpoint.id, name: endpoint.name })
      .from(endpoint)
      .where(eq(endpoint.buyerId, buyerId))
      .orderBy(asc(endpoint.name))
      .limit(MOST);
    const { places } = await loadPlaces(tx);
    const { fields, sellsExclusive, sellsShared } = kind;
    return {
      buyer: { id: buyerId, name: owner.name, timeZone: owner.timeZone },
      category: { id: categoryId, name: kind.name, fields, sellsExclusive, sellsShared },
      country: home?.country ?? "",
      countries: places.countries.map((country) => ({
        code: country.code,
        states: country.states.map((state) => places.states[state]?.code ?? "").filter((code) => code !== ""),
      })),
      sources: sources.map(({ id, name, supplierName }) => ({ id, name: `${supplierName}: ${name}` })),
      stages,
      endpoints,
    };
  },
});
