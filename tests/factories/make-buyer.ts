import { withBrand } from "@/db/brand";
import { openAccount, postAdjustment, setCreditLimit } from "@/db/kernel-steps";
import { buyer } from "@/db/schema";
import { type Id, newId, toUuid } from "@/lib/core/id";
import type { TestBrand } from "./make-brand";

export interface TestBuyer {
  readonly id: Id<"buyer">;
  readonly uuid: string;
  readonly walletAccountId: string;
}

/** A buyer with `fundsMinor` in the wallet (default 0) and a credit limit (default none). */
export async function makeBuyer(
  brand: TestBrand,
  given: {
    name?: string;
    email?: string;
    timeZone?: string;
    status?: "active" | "suspended";
    fundsMinor?: number;
    creditLimitMinor?: number;
  } = {},
): Promise<TestBuyer> {
  const id = newId("buyer");
  return withBrand({ brandId: brand.id }, async (tx) => {
    const walletAccountId = await openAccount(tx, {
      kind: "wallet",
      unit: brand.facts.currency,
      buyerId: id,
    });
    await tx.insert(buyer).values({
      id,
      name: given.name ?? id,
      email: given.email ?? `${id}@example.org`,
      country: "DE",
      timeZone: given.timeZone ?? brand.facts.timeZone,
      locale: brand.facts.locale,
      status: given.status ?? "active",
      walletAccountId,
    });
    if (given.creditLimitMinor) {
      await setCreditLimit(tx, { accountId: walletAccountId, limitMinor: given.creditLimitMinor });
    }
    if (given.fundsMinor) {
      await postAdjustment(tx, {
        transactionId: newId("txn"),
        accountId: walletAccountId,
        amountMinor: given.fundsMinor,
        reason: "funds of a test",
        actorUserId: null,
        idempotencyKey: `funds:${id}`,
        inputHash: String(given.fundsMinor),
        now: new Date(),
      });
    }
    return { id, uuid: toUuid("buyer", id), walletAccountId };
  });
}
