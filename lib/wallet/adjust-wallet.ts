import { eq } from "drizzle-orm";
import { postAdjustment } from "@/db/kernel-steps";
import { bumpRouting } from "@/db/routing-version";
import { buyer } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import { money } from "@/lib/core/money";
import { inputHash } from "@/lib/runtime/input-hash";
import { command } from "@/lib/runtime/use-case";
import { type AdjustmentView, adjustWalletInput } from "./schema";

/**
 * Puts money into a buyer's wallet or takes it out, with a reason that the buyer reads in the statement.
 * @throws AppError wallet.insufficient_funds where the balance would fall below the credit limit
 */
export const adjustWallet = command({
  name: "wallet.adjust",
  permission: "wallet.adjust",
  input: adjustWalletInput,
  async run(tx, input, ctx, audit): Promise<AdjustmentView> {
    const buyerId = requireId("buyer", input.buyerId);
    const [owner] = await tx
      .select({ accountId: buyer.walletAccountId })
      .from(buyer)
      .where(eq(buyer.id, buyerId));
    if (!owner) throw notFound("buyer");
    const { amountMinor, reason } = input;
    const id = newId("txn");
    const posted = await postAdjustment(tx, {
      transactionId: id,
      accountId: owner.accountId,
      amountMinor,
      reason,
      actorUserId: "userId" in ctx.actor ? ctx.actor.userId : null,
      // Replays are the command's: to the ledger each run is a posting of its own.
      idempotencyKey: id,
      inputHash: inputHash({ buyerId, amountMinor, reason }),
      now: ctx.now(),
    });
    await bumpRouting(tx, { buyerId });
    audit({ objectKind: "buyer", objectId: buyerId, after: { transactionId: id, amountMinor, reason } });
    const { currency } = ctx.brand;
    return {
      id,
      buyerId,
      amount: money(amountMinor, currency),
      reason,
      balance: money(posted.balanceMinor, currency),
    };
  },
});
