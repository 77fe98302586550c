import { eq } from "drizzle-orm";
import { setCreditLimit as setFloor } from "@/db/kernel-steps";
import { bumpRouting } from "@/db/routing-version";
import { buyer, ledgerAccount } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { money } from "@/lib/core/money";
import { command } from "@/lib/runtime/use-case";
import { type CreditLimitView, setCreditLimitInput } from "./schema";

/**
 * Lets a buyer's balance go below zero, down to the limit.
 * @throws AppError wallet.insufficient_funds where the balance is below the new limit already
 */
export const setCreditLimit = command({
  name: "wallet.set_credit_limit",
  permission: "wallet.adjust",
  input: setCreditLimitInput,
  async run(tx, input, ctx, audit): Promise<CreditLimitView> {
    const buyerId = requireId("buyer", input.buyerId);
    const [owner] = await tx
      .select({ accountId: buyer.walletAccountId, floor: ledgerAccount.floor })
      .from(buyer)
      .innerJoin(ledgerAccount, eq(ledgerAccount.id, buyer.walletAccountId))
      .where(eq(buyer.id, buyerId));
    if (!owner) throw notFound("buyer");
    const { limitMinor } = input;
    const balance = await setFloor(tx, { accountId: owner.accountId, limitMinor });
    await bumpRouting(tx, { buyerId });
    audit({
      objectKind: "buyer",
      objectId: buyerId,
      before: { creditLimitMinor: 0 - owner.floor },
      after: { creditLimitMinor: limitMinor },
    });
    const { currency } = ctx.brand;
    return { buyerId, creditLimit: money(limitMinor, currency), balance: money(balance, currency) };
  },
});
