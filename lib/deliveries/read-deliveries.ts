/** Rows of deliveries as lists and details show them. */
import { and, desc, eq, lt, or, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { buyer, delivery, endpoint, sale } from "@/db/schema";
import type { DeliveryView } from "./schema";

/**
 * Newest sale first. Walks the sales, not the deliveries: those of one buyer are found by an index, and the order of sales is
 * the order in which a person looks for them.
 */
export async function readDeliveries(tx: Tx, where: SQL | undefined, limit: number): Promise<DeliveryView[]> {
  const rows = await tx
    .select({
      delivery,
      buyer: { id: buyer.id, name: buyer.name },
      endpoint: { id: endpoint.id, name: endpoint.name, kind: endpoint.kind },
    })
    .from(sale)
    .innerJoin(delivery, eq(delivery.saleId, sale.id))
    .innerJoin(buyer, eq(buyer.id, sale.buyerId))
    .innerJoin(endpoint, eq(endpoint.id, delivery.endpointId))
    .where(where)
    .orderBy(desc(sale.id), desc(delivery.id))
    .limit(limit);
  return rows.map(({ delivery: row, ...rest }) => ({
    id: row.id,
    state: row.state,
    saleId: row.saleId,
    leadId: row.leadId,
    ...rest,
    attemptCount: row.attempts,
    createdAt: row.createdAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
    lastStatus: row.lastStatus,
    lastError: row.lastError,
  }));
}

/** What comes after a row in that order. */
export function after(row: Pick<DeliveryView, "saleId" | "id">): SQL | undefined {
  return or(lt(sale.id, row.saleId), and(eq(sale.id, row.saleId), lt(delivery.id, row.id)));
}
