import { and, asc, eq, gte, inArray, isNull, lt } from "drizzle-orm";
import { delivery, endpoint, lead, sale } from "@/db/schema";
import { command } from "@/lib/runtime/use-case";
import { makeDue, ownOnly } from "./redeliver";
import { redeliverManyInput } from "./schema";

const MOST_AT_ONCE = 5_000;

/**
 * Sends again what matches, oldest first: by default everything that was given up. What cannot be sent (endpoint disabled, sale
 * reversed, contact erased) is passed over.
 */
export const redeliverMany = command({
  name: "delivery.redeliver_many",
  permission: "delivery.redeliver",
  input: redeliverManyInput,
  async run(tx, input, ctx, audit): Promise<{ count: number; more: boolean }> {
    const rows = await tx
      .select({ id: delivery.id })
      .from(delivery)
      .innerJoin(endpoint, eq(endpoint.id, delivery.endpointId))
      .innerJoin(sale, eq(sale.id, delivery.saleId))
      .innerJoin(lead, eq(lead.id, delivery.leadId))
      .where(
        and(
          ownOnly(ctx),
          eq(delivery.state, input.state),
          input.buyerId && eq(delivery.buyerId, input.buyerId),
          input.endpointId && eq(delivery.endpointId, input.endpointId),
          input.leadIds && inArray(sale.leadId, input.leadIds),
          input.soldFrom ? gte(sale.soldAt, new Date(input.soldFrom)) : undefined,
          input.soldTo ? lt(sale.soldAt, new Date(input.soldTo)) : undefined,
          isNull(endpoint.disabledAt),
          isNull(sale.reversedAt),
          isNull(lead.erasedAt),
        ),
      )
      .orderBy(asc(delivery.saleId), asc(delivery.id))
      .limit(MOST_AT_ONCE + 1);
    const ids = rows.slice(0, MOST_AT_ONCE).map(({ id }) => id);
    const count = await makeDue(tx, ids, ctx.now());
    const { leadIds, ...asked } = input;
    const after = { ...asked, ...(leadIds ? { leads: leadIds.length } : {}), count };
    audit({ objectKind: "delivery", objectId: "many", after });
    return { count, more: rows.length > MOST_AT_ONCE };
  },
});
