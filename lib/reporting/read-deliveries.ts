/** Deliveries of sales with where they went and how they stand. */
import { asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { delivery, deliveryAttempt, endpoint } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import type { AttemptView } from "@/lib/deliveries/schema";

/** An attempt by when and how it ended: neither what was sent nor the answer. */
export type DeliveryTry = Pick<AttemptView, "number" | "outcome" | "status" | "error"> & {
  readonly endedAt: Date;
};

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
  /** All there were, oldest first: `attempts` counts from the last time it was sent again. */
  readonly tries: readonly DeliveryTry[];
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
  const tries = await readTries(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, tries: tries.get(row.id) ?? [] }));
}

async function readTries(tx: Tx, deliveryIds: readonly Id<"delivery">[]) {
  if (deliveryIds.length === 0) return new Map<Id<"delivery">, DeliveryTry[]>();
  const { deliveryId, number, startedAt, durationMs, outcome, status, error } = deliveryAttempt;
  const rows = await tx
    .select({ deliveryId, number, startedAt, durationMs, outcome, status, error })
    .from(deliveryAttempt)
    .where(inArray(deliveryId, [...deliveryIds]))
    .orderBy(asc(number), asc(deliveryAttempt.id));
  const tries = rows.map(({ startedAt: begun, durationMs: took, ...one }) => ({
    ...one,
    endedAt: new Date(begun.getTime() + took),
  }));
  return Map.groupBy(tries, (one) => one.deliveryId);
}
