import { and, eq, inArray, isNull } from "drizzle-orm";
import * as z from "zod";
import { sale, saleOpening } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { command } from "@/lib/runtime/use-case";

/**
 * The same as `openPurchase` for a page of leads that was handed out whole, contacts and all: what a program has read counts
 * as seen. Leads that are not the buyer's, were taken back or were seen before are passed over.
 */
export const openPurchases = command({
  name: "purchase.open_many",
  permission: "lead.open",
  input: z.object({ leadIds: z.array(z.string()).max(200) }),
  async run(tx, input, ctx, audit): Promise<{ readonly opened: number }> {
    if (ctx.actor.kind !== "buyer") throw notFound("lead");
    const { buyerId, userId } = ctx.actor;
    if (input.leadIds.length === 0) return { opened: 0 };
    const unseen = await tx
      .select({ saleId: sale.id })
      .from(sale)
      .leftJoin(saleOpening, eq(saleOpening.saleId, sale.id))
      .where(
        and(
          inArray(
            sale.leadId,
            input.leadIds.map((id) => requireId("lead", id)),
          ),
          eq(sale.buyerId, buyerId),
          isNull(sale.reversedAt),
          isNull(saleOpening.saleId),
        ),
      );
    if (unseen.length === 0) return { opened: 0 };
    const made = await tx
      .insert(saleOpening)
      .values(unseen.map(({ saleId }) => ({ saleId, buyerId, userId, openedAt: ctx.now() })))
      .onConflictDoNothing()
      .returning({ saleId: saleOpening.saleId });
    for (const { saleId } of made) audit({ objectKind: "sale", objectId: saleId, after: { opened: true } });
    return { opened: made.length };
  },
});
