import { asc, eq } from "drizzle-orm";
import { delivery, deliveryAttempt } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import { readDeliveries } from "./read-deliveries";
import { type DeliveryDetailView, deliveryIdInput } from "./schema";

/** One delivery with every attempt, oldest first. */
export const getDelivery = query({
  name: "delivery.get",
  permission: "delivery.read",
  input: deliveryIdInput,
  async run(tx, input): Promise<DeliveryDetailView> {
    const id = requireId("delivery", input.id);
    const [found] = await readDeliveries(tx, eq(delivery.id, id), 1);
    if (!found) throw notFound("delivery");
    const attempts = await tx
      .select()
      .from(deliveryAttempt)
      .where(eq(deliveryAttempt.deliveryId, id))
      .orderBy(asc(deliveryAttempt.number), asc(deliveryAttempt.id));
    return {
      ...found,
      attempts: attempts.map((row) => ({
        id: row.id,
        number: row.number,
        startedAt: row.startedAt.toISOString(),
        durationMs: row.durationMs,
        outcome: row.outcome,
        status: row.status,
        error: row.error,
        request: row.request,
        response: row.response,
      })),
    };
  },
});
