import { and, asc, eq, gte, inArray, isNull, lt, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { delivery, endpoint, lead, sale } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import type { Id } from "@/lib/core/id";
import { command } from "@/lib/runtime/use-case";
import { deliveryConditions } from "./delivery-filter";
import { makeDue, ownOnly } from "./redeliver";
import { redeliverManyInput, redeliverSelectedInput } from "./schema";

const MOST_AT_ONCE = 5_000;

/** Of the caller's deliveries those that can be sent again, oldest first. */
async function findSendable(
  tx: Tx,
  ctx: Ctx,
  where: SQL | undefined,
  limit: number,
): Promise<Id<"delivery">[]> {
  const rows = await tx
    .select({ id: delivery.id })
    .from(delivery)
    .innerJoin(endpoint, eq(endpoint.id, delivery.endpointId))
    .innerJoin(sale, eq(sale.id, delivery.saleId))
    .innerJoin(lead, eq(lead.id, delivery.leadId))
    .where(
      and(ownOnly(ctx), where, isNull(endpoint.disabledAt), isNull(sale.reversedAt), isNull(lead.erasedAt)),
    )
    .orderBy(asc(delivery.saleId), asc(delivery.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/**
 * Sends again what matches, oldest first: by default everything that was given up. What cannot be sent (endpoint disabled, sale
 * reversed, contact erased) is passed over.
 */
export const redeliverMany = command({
  name: "delivery.redeliver_many",
  permission: "delivery.redeliver",
  input: redeliverManyInput,
  async run(tx, input, ctx, audit): Promise<{ count: number; more: boolean }> {
    const where = and(
      deliveryConditions(input, ctx),
      input.leadIds && inArray(sale.leadId, input.leadIds),
      input.soldFrom ? gte(sale.soldAt, new Date(input.soldFrom)) : undefined,
      input.soldTo ? lt(sale.soldAt, new Date(input.soldTo)) : undefined,
    );
    const found = await findSendable(tx, ctx, where, MOST_AT_ONCE + 1);
    const count = await makeDue(tx, found.slice(0, MOST_AT_ONCE), ctx.now());
    const { leadIds, ...asked } = input;
    const after = { ...asked, ...(leadIds ? { leads: leadIds.length } : {}), count };
    audit({ objectKind: "delivery", objectId: "many", after });
    return { count, more: found.length > MOST_AT_ONCE };
  },
});

/** Sends again those that were picked; what cannot be sent, is on its way already or is somebody else's is passed over. */
export const redeliverSelected = command({
  name: "delivery.redeliver_selected",
  permission: "delivery.redeliver",
  input: redeliverSelectedInput,
  async run(tx, { ids }, ctx, audit): Promise<{ count: number; passedOver: number }> {
    const sendable = await findSendable(tx, ctx, inArray(delivery.id, ids), ids.length);
    const count = await makeDue(tx, sendable, ctx.now());
    for (const id of sendable) audit({ objectKind: "delivery", objectId: id, after: { state: "pending" } });
    return { count, passedOver: new Set(ids).size - count };
  },
});
