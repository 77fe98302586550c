/** Deliveries of sales with where they went and how they stand. */
import { asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { delivery, endpoint } from "@/db/schema";
import type { Id } from "@/lib/core/id";

export interface SaleDelivery {
  readonly id: Id<"delivery">;
  readonly saleId: Id<"sale">;
  readonly endpoint: {
    readonly id: Id<"endpoint">;
    readonly name: string;
    readonly kind: "email" | "webhook";
  };
  readonly state: "pending" | "delivered" | "exhausted" | "canceled";
  readonly attempts: number;
  readonly dueAt: Date | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
}

export async function readDeliveries(
  tx: Tx,
  saleIds: readonly Id<"sale">[],
): Promise<readonly SaleDelivery[]> {
  if (saleIds.length === 0) return [];
  const rows = await tx
    .select({
      id: delivery.id,
      saleId: delivery.saleId,
      endpoint: { id: endpoint.id, name: endpoint.name, kind: endpoint.kind },
      state: delivery.state,
      attempts: delivery.attempts,
      dueAt: delivery.dueAt,
      createdAt: delivery.createdAt,
      settledAt: delivery.settledAt,
      lastStatus: delivery.lastStatus,
      lastError: delivery.lastError,
    })
    .from(delivery)
    .innerJoin(endpoint, eq(endpoint.id, delivery.endpointId))
    .where(inArray(delivery.saleId, [...saleIds]))
    .orderBy(asc(delivery.createdAt), asc(delivery.id));
  return rows;
}
