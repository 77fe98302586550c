import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { delivery, deliveryAttempt, sale } from "@/db/schema";
import type { Id } from "@/lib/core/id";

/** What stands in an attempt instead of what was sent. */
export const ERASED_REQUEST = { erased: true } as const;

/**
 * Cancels what waits for erased leads and takes what was sent, and what came back, out of their attempts. An attempt under way
 * is settled before (the rows are locked, so this waits for it) or after (`settleDeliveries` then keeps nothing of it).
 */
export async function forgetContacts(tx: Tx, leadIds: readonly Id<"lead">[], now: Date): Promise<void> {
  const sales = tx
    .select({ id: sale.id })
    .from(sale)
    .where(inArray(sale.leadId, [...leadIds]));
  const rows = await tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(inArray(delivery.saleId, sales))
    .orderBy(asc(delivery.id))
    .for("update");
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await tx
    .update(delivery)
    .set({ state: "canceled", dueAt: null, leasedUntil: null, settledAt: now, lastError: "lead erased" })
    .where(and(inArray(delivery.id, ids), eq(delivery.state, "pending")));
  await tx
    .update(deliveryAttempt)
    .set({ request: ERASED_REQUEST, response: null })
    .where(inArray(deliveryAttempt.deliveryId, ids));
}
