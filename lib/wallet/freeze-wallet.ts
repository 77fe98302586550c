import { eq } from "drizzle-orm";
import { freezeWallet as setFrozen } from "@/db/kernel-steps";
import { bumpRouting } from "@/db/routing-version";
import { buyer, ledgerAccount } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { command } from "@/lib/runtime/use-case";
import { type FreezeView, freezeWalletInput } from "./schema";

/**
 * Freezes a buyer's wallet for a reason, or opens it again: while frozen nothing is taken out of it, so its contracts buy
 * nothing; what is credited still comes in. The reason is for the operator's people, the buyer only sees that it is so.
 */
export const freezeWallet = command({
  name: "wallet.freeze",
  permission: "wallet.freeze",
  input: freezeWalletInput,
  async run(tx, input, ctx, audit): Promise<FreezeView> {
    const buyerId = requireId("buyer", input.buyerId);
    const [owner] = await tx
      .select({
        accountId: buyer.walletAccountId,
        frozenAt: ledgerAccount.frozenAt,
        reason: ledgerAccount.frozenReason,
      })
      .from(buyer)
      .innerJoin(ledgerAccount, eq(ledgerAccount.id, buyer.walletAccountId))
      .where(eq(buyer.id, buyerId));
    if (!owner) throw notFound("buyer");
    const { accountId, frozenAt } = owner;
    const view = (at: Date | null): FreezeView => ({ buyerId, frozenAt: at?.toISOString() ?? null });
    if (input.frozen === (frozenAt !== null)) return view(frozenAt);
    const now = ctx.now();
    const frozen = input.frozen ? { at: now, reason: input.reason } : null;
    await setFrozen(tx, { accountId, frozen });
    await bumpRouting(tx, { buyerId });
    audit({
      objectKind: "buyer",
      objectId: buyerId,
      before: { frozen: frozenAt !== null, reason: owner.reason },
      after: { frozen: input.frozen, reason: input.reason },
    });
    return view(frozen?.at ?? null);
  },
});
