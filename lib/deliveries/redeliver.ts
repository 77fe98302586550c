import { and, eq, inArray, isNull, lte, or, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { delivery, endpoint, lead, sale } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { AppError, notFound } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import { command } from "@/lib/runtime/use-case";
import { readDeliveries } from "./read-deliveries";
import { type DeliveryView, deliveryIdInput } from "./schema";

/**
 * Sends a delivery again, with a fresh schedule of retries and the same id. One that is being tried at this moment is left alone.
 * @throws AppError endpoint.disabled, sale.reversed, lead.erased
 */
export const redeliver = command({
  name: "delivery.redeliver",
  permission: "delivery.redeliver",
  input: deliveryIdInput,
  async run(tx, input, ctx, audit): Promise<DeliveryView> {
    const id = requireId("delivery", input.id);
    const [row] = await tx
      .select({
        state: delivery.state,
        disabledAt: endpoint.disabledAt,
        reversedAt: sale.reversedAt,
        erasedAt: lead.erasedAt,
      })
      .from(delivery)
      .innerJoin(endpoint, eq(endpoint.id, delivery.endpointId))
      .innerJoin(sale, eq(sale.id, delivery.saleId))
      .innerJoin(lead, eq(lead.id, delivery.leadId))
      .where(and(eq(delivery.id, id), ownOnly(ctx)));
    if (!row) throw notFound("delivery");
    if (row.disabledAt) throw refused("endpoint.disabled", "The endpoint is disabled. Enable it first.");
    if (row.reversedAt) throw refused("sale.reversed", "The sale was reversed.");
    if (row.erasedAt) throw refused("lead.erased", "The contact of this lead was erased.");
    await makeDue(tx, [id], ctx.now());
    audit({
      objectKind: "delivery",
      objectId: id,
      before: { state: row.state },
      after: { state: "pending" },
    });
    const [view] = await readDeliveries(tx, eq(delivery.id, id), 1);
    if (!view) throw notFound("delivery");
    return view;
  },
});

function refused(reason: string, message: string): AppError {
  return new AppError("precondition_failed", reason, { message });
}

/** In a command a buyer's user would see the whole brand. */
export function ownOnly(ctx: Ctx): SQL | undefined {
  return ctx.actor.kind === "buyer" ? eq(delivery.buyerId, ctx.actor.buyerId) : undefined;
}

/** Due now, as if never tried. Skips what a worker holds. Returns how many. */
export async function makeDue(tx: Tx, ids: readonly Id<"delivery">[], now: Date): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await tx
    .update(delivery)
    .set({
      state: "pending",
      attempts: 0,
      dueAt: now,
      leasedUntil: null,
      settledAt: null,
      lastStatus: null,
      lastError: null,
    })
    .where(
      and(inArray(delivery.id, [...ids]), or(isNull(delivery.leasedUntil), lte(delivery.leasedUntil, now))),
    )
    .returning({ id: delivery.id });
  return rows.length;
}
