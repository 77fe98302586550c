import { asc, inArray, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { deliveryAttempt } from "@/db/schema";
import { readDeliveries } from "./read-deliveries";
import type { AttemptView, DeliveryDetailView } from "./schema";

/** Deliveries with every attempt, oldest first: two statements, however many there are. */
export async function readDetails(
  tx: Tx,
  where: SQL | undefined,
  limit: number,
): Promise<DeliveryDetailView[]> {
  const found = await readDeliveries(tx, where, limit);
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const rows = await tx
    .select()
    .from(deliveryAttempt)
    .where(inArray(deliveryAttempt.deliveryId, ids))
    .orderBy(asc(deliveryAttempt.number), asc(deliveryAttempt.id));
  const attempts = Map.groupBy(rows, ({ deliveryId }) => deliveryId);
  return found.map((delivery) => ({
    ...delivery,
    attempts: (attempts.get(delivery.id) ?? []).map(toAttempt),
  }));
}

function toAttempt(row: typeof deliveryAttempt.$inferSelect): AttemptView {
  const { id, number, startedAt, durationMs, outcome, status, error, request, response } = row;
  return {
    id,
    number,
    startedAt: startedAt.toISOString(),
    durationMs,
    outcome,
    status,
    error,
    request,
    response,
  };
}
