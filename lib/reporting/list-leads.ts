import { and, desc, eq, exists, lt, sql } from "drizzle-orm";
import { brand, category, lead, sale, source, supplier } from "@/db/schema";
import { type Id, isId } from "@/lib/core/id";
import { decodeCursor, toPage } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import { leadColumns, toLeadCore } from "./lead-columns";
import { inDays, leadConditions } from "./lead-filter";
import { readSales } from "./read-sales";
import { type LeadCore, type LeadSale, listLeadsInput, type Reason } from "./schema";

export interface LeadListItem extends LeadCore {
  readonly reasons: readonly Reason[];
  readonly externalId: string | null;
  readonly source: { readonly id: Id<"source">; readonly name: string };
  readonly supplier: { readonly id: Id<"supplier">; readonly name: string };
  readonly maxShares: number;
  readonly placesTaken: number;
  readonly sales: readonly LeadSale[];
}

/** The id a cursor of a list in order of ids points behind, or none: a broken cursor starts at the beginning. */
export function idAfter<P extends "lead" | "sale" | "buyer">(
  prefix: P,
  cursor: string | undefined,
): Id<P> | null {
  const last = decodeCursor(cursor)?.[0];
  return isId(prefix, last) ? last : null;
}

/** The brand's leads, newest first, for its operators. */
export const listLeads = query({
  name: "lead.list",
  permission: "lead.read",
  input: listLeadsInput,
  run: async (tx, input, ctx) => {
    const after = idAfter("lead", input.cursor);
    const [home] = await tx.select({ country: brand.country }).from(brand);
    const rows = await tx
      .select({
        ...leadColumns,
        reasons: lead.reasons,
        externalId: lead.externalId,
        maxShares: lead.maxShares,
        placesTaken: lead.placesTaken,
        sourceId: source.id,
        sourceName: source.name,
        supplierId: supplier.id,
        supplierName: supplier.name,
      })
      .from(lead)
      .innerJoin(category, eq(category.id, lead.categoryId))
      .innerJoin(source, eq(source.id, lead.sourceId))
      .innerJoin(supplier, eq(supplier.id, lead.supplierId))
      .where(
        and(
          ...leadConditions(input, home?.country ?? ""),
          inDays(lead.receivedAt, input, ctx.brand.timeZone),
          input.sourceId && eq(lead.sourceId, input.sourceId),
          input.supplierId && eq(lead.supplierId, input.supplierId),
          input.buyerId &&
            exists(
              tx
                .select({ one: sql`1` })
                .from(sale)
                .where(and(eq(sale.leadId, lead.id), eq(sale.buyerId, input.buyerId))),
            ),
          after ? lt(lead.id, after) : undefined,
        ),
      )
      .orderBy(desc(lead.id))
      .limit(input.limit + 1);
    const sales = await readSales(
      tx,
      rows.slice(0, input.limit).map((row) => row.id),
    );
    return toPage(
      rows,
      input.limit,
      (row) => [row.id],
      (row): LeadListItem => ({
        ...toLeadCore(row),
        reasons: row.reasons ?? [],
        externalId: row.externalId,
        source: { id: row.sourceId, name: row.sourceName },
        supplier: { id: row.supplierId, name: row.supplierName },
        maxShares: row.maxShares,
        placesTaken: row.placesTaken,
        sales: sales.get(row.id) ?? [],
      }),
    );
  },
});
