/** Leads as an operator's list shows them, by their ids. */
import { eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { category, lead, source, supplier } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { chosenLeadsInput } from "@/lib/leads/chosen-schema";
import { query } from "@/lib/runtime/use-case";
import { leadColumns, toLeadCore } from "./lead-columns";
import { readSales } from "./read-sales";
import type { LeadCore, LeadSale, Reason } from "./schema";

export interface LeadListItem extends LeadCore {
  readonly reasons: readonly Reason[];
  readonly externalId: string | null;
  readonly source: { readonly id: Id<"source">; readonly name: string };
  readonly supplier: { readonly id: Id<"supplier">; readonly name: string };
  readonly maxShares: number;
  readonly placesTaken: number;
  readonly sales: readonly LeadSale[];
}

const columns = {
  ...leadColumns,
  reasons: lead.reasons,
  externalId: lead.externalId,
  maxShares: lead.maxShares,
  placesTaken: lead.placesTaken,
  source: { id: source.id, name: source.name },
  supplier: { id: supplier.id, name: supplier.name },
};

/** In the order of the ids; what is not there is left out. */
export async function readLeadItems(tx: Tx, ids: readonly Id<"lead">[]): Promise<readonly LeadListItem[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select(columns)
    .from(lead)
    .innerJoin(category, eq(category.id, lead.categoryId))
    .innerJoin(source, eq(source.id, lead.sourceId))
    .innerJoin(supplier, eq(supplier.id, lead.supplierId))
    .where(inArray(lead.id, [...ids]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const sales = await readSales(tx, ids);
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { reasons, externalId, maxShares, placesTaken } = row;
    return [
      {
        ...toLeadCore(row),
        reasons: reasons ?? [],
        externalId,
        source: row.source,
        supplier: row.supplier,
        maxShares,
        placesTaken,
        sales: sales.get(id) ?? [],
      },
    ];
  });
}

/** The leads somebody has ticked, in that order. */
export const readLeads = query({
  name: "lead.read_many",
  permission: "lead.read",
  input: chosenLeadsInput,
  async run(tx, { leadIds }): Promise<readonly LeadListItem[]> {
    const ids = [...new Set(leadIds)];
    const items = await readLeadItems(tx, ids);
    if (items.length < ids.length) throw notFound("lead");
    return items;
  },
});
