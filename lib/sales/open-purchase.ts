import { and, desc, eq } from "drizzle-orm";
import * as z from "zod";
import { sale, saleOpening } from "@/db/schema";
import { AppError, notFound } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import { command } from "@/lib/runtime/use-case";

export interface Opening {
  readonly saleId: Id<"sale">;
  readonly openedAt: Date;
}

/**
 * Notes that a buyer has seen the contact of a bought lead: from then on the sale counts as delivered, whatever becomes of
 * its endpoints. Only the first time counts. A sale that was taken back unseen stays unseen.
 * @throws AppError sale.reversed
 */
export const openPurchase = command({
  name: "purchase.open",
  permission: "lead.open",
  input: z.object({ leadId: z.string() }),
  async run(tx, input, ctx, audit): Promise<Opening> {
    const leadId = requireId("lead", input.leadId);
    if (ctx.actor.kind !== "buyer") throw notFound("lead");
    const { buyerId, userId } = ctx.actor;
    const [bought] = await tx
      .select({ saleId: sale.id, reversedAt: sale.reversedAt, openedAt: saleOpening.openedAt })
      .from(sale)
      .leftJoin(saleOpening, eq(saleOpening.saleId, sale.id))
      .where(and(eq(sale.leadId, leadId), eq(sale.buyerId, buyerId)))
      .orderBy(desc(sale.id))
      .limit(1);
    if (!bought) throw notFound("lead");
    const { saleId } = bought;
    if (bought.openedAt) return { saleId, openedAt: bought.openedAt };
    if (bought.reversedAt) {
      throw new AppError("precondition_failed", "sale.reversed", {
        message: "This lead was credited before it was opened.",
      });
    }
    await tx
      .insert(saleOpening)
      .values({ saleId, buyerId, userId, openedAt: ctx.now() })
      .onConflictDoNothing();
    const [opening] = await tx
      .select({ openedAt: saleOpening.openedAt })
      .from(saleOpening)
      .where(eq(saleOpening.saleId, saleId));
    if (!opening) throw notFound("lead");
    audit({ objectKind: "sale", objectId: saleId, after: { opened: true } });
    return { saleId, openedAt: opening.openedAt };
  },
});
