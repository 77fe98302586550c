import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { sale, saleCard, saleOpening } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { AppError, notFound } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import type { AuditNote } from "@/lib/runtime/audit";
import { type CardView, NEW_CARD, toLostReason } from "./card-schema";

export interface OwnSale {
  readonly saleId: Id<"sale">;
  readonly buyerId: Id<"buyer">;
  readonly userId: Id<"user">;
}

/**
 * The acting buyer's sale of a lead. What was credited before it was opened is not theirs to work on.
 * @throws AppError lead.not_found for anyone else's; sale.reversed
 */
export async function findOwnSale(tx: Tx, ctx: Ctx, leadId: string): Promise<OwnSale> {
  const id = requireId("lead", leadId);
  if (ctx.actor.kind !== "buyer") throw notFound("lead");
  const { buyerId, userId } = ctx.actor;
  const [bought] = await tx
    .select({ saleId: sale.id, reversedAt: sale.reversedAt, openedAt: saleOpening.openedAt })
    .from(sale)
    .leftJoin(saleOpening, eq(saleOpening.saleId, sale.id))
    .where(and(eq(sale.leadId, id), eq(sale.buyerId, buyerId)));
  if (!bought) throw notFound("lead");
  if (bought.reversedAt && !bought.openedAt) {
    throw new AppError("precondition_failed", "sale.reversed", {
      message: "This lead was credited before it was opened.",
    });
  }
  return { saleId: bought.saleId, buyerId, userId };
}

/** Writes what changed on the card of the acting buyer's lead, making the card where there is none; the same again is no change. */
export async function writeCard(
  tx: Tx,
  ctx: Ctx,
  audit: (note: AuditNote) => void,
  leadId: string,
  change: Partial<CardView>,
): Promise<CardView> {
  const { saleId, buyerId, userId } = await findOwnSale(tx, ctx, leadId);
  const stamp = { updatedAt: ctx.now(), updatedBy: userId };
  // First an empty card, so that there is a row to lock: two first changes at once both count.
  await tx
    .insert(saleCard)
    .values({ saleId, buyerId, stageAt: ctx.now(), ...stamp })
    .onConflictDoNothing();
  const [row] = await tx.select().from(saleCard).where(eq(saleCard.saleId, saleId)).for("update");
  const before: CardView = row
    ? {
        stage: row.stage,
        lostReason: toLostReason(row.lostReason),
        starred: row.starred,
        followUpOn: row.followUpOn,
        dealValueMinor: row.dealValueMinor,
      }
    : NEW_CARD;
  const keys = (Object.keys(change) as (keyof CardView)[]).filter((key) => change[key] !== before[key]);
  if (keys.length === 0) return before;
  const after: CardView = { ...before, ...change };
  await tx
    .update(saleCard)
    .set({ ...after, ...stamp, ...(keys.includes("stage") ? { stageAt: ctx.now() } : {}) })
    .where(eq(saleCard.saleId, saleId));
  const pick = (card: CardView) => Object.fromEntries(keys.map((key) => [key, card[key]]));
  audit({ objectKind: "sale", objectId: saleId, before: pick(before), after: pick(after) });
  return after;
}
