import { eq } from "drizzle-orm";
import * as z from "zod";
import { reverseSale as postReversal } from "@/db/kernel-steps";
import { bumpRouting } from "@/db/routing-version";
import { sale } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { type Id, newId } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import { type Money, money } from "@/lib/core/money";
import type { LeadStatus } from "@/lib/leads/schema";
import { inputHash } from "@/lib/runtime/input-hash";
import { command } from "@/lib/runtime/use-case";

export const reverseSaleInput = z.object({
  saleId: z.string(),
  reason: z.string().trim().min(1, "say why").max(500).meta({ description: "The buyer sees it." }),
});

export interface Reversal {
  readonly id: Id<"txn">;
  readonly saleId: Id<"sale">;
  readonly leadId: Id<"lead">;
  readonly leadStatus: LeadStatus;
  /** What the buyer got back. */
  readonly credited: Money;
  /** The buyer's balance after it. */
  readonly balance: Money;
}

/**
 * Takes a sale back: the price returns to the wallet, the supplier's share is clawed back, the place is free again and what
 * was not delivered yet stays undelivered.
 * @throws AppError sale.already_reversed
 */
export const reverseSale = command({
  name: "sale.reverse",
  permission: "sale.reverse",
  input: reverseSaleInput,
  async run(tx, input, ctx, audit): Promise<Reversal> {
    const saleId = requireId("sale", input.saleId);
    const [found] = await tx
      .select({ leadId: sale.leadId, buyerId: sale.buyerId, priceMinor: sale.priceMinor })
      .from(sale)
      .where(eq(sale.id, saleId));
    if (!found) throw notFound("sale");
    const { leadId, buyerId, priceMinor } = found;
    const { reason } = input;
    const id = newId("txn");
    const posted = await postReversal(tx, {
      transactionId: id,
      saleId,
      reason,
      actorUserId: "userId" in ctx.actor ? ctx.actor.userId : null,
      // Replays are the command's; the ledger takes one reversal of a sale, whatever the key.
      idempotencyKey: id,
      inputHash: inputHash({ saleId, reason }),
      now: ctx.now(),
    });
    await bumpRouting(tx, { buyerId });
    audit({
      objectKind: "sale",
      objectId: saleId,
      after: { transactionId: id, reason, leadStatus: posted.leadStatus },
    });
    const { currency } = ctx.brand;
    return {
      id,
      saleId,
      leadId,
      leadStatus: posted.leadStatus,
      credited: money(priceMinor, currency),
      balance: money(posted.balanceMinor, currency),
    };
  },
});
