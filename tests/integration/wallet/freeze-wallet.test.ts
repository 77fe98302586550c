import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { sell } from "@/db/kernel";
import { brand as brandTable } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { getWallet } from "@/lib/reporting/get-wallet";
import { VERDICT_CODES } from "@/lib/routing";
import { reverseSale } from "@/lib/sales/reverse-sale";
import { adjustWallet } from "@/lib/wallet/adjust-wallet";
import { freezeWallet } from "@/lib/wallet/freeze-wallet";
import { type Market, makeMarket } from "@/tests/factories/make-market";
import { makeSale } from "@/tests/factories/make-sale";
import { makeUser } from "@/tests/factories/make-user";
import { expectLedgerBalanced } from "@/tests/support/ledger";

let market: Market;
let manager: Ctx;
beforeAll(async () => {
  market = await makeMarket();
  manager = await makeUser(market.brand, { kind: "operator", role: "manager" });
});
afterAll(() => expectLedgerBalanced());

const reason = "chargeback of 3 May";

describe("a frozen wallet", () => {
  it("pays for nothing, takes what comes in, and buys again once it is opened", async () => {
    const { brand, source } = market;
    const buyer = await market.buyer({ fundsMinor: 100_000 });
    const contract = await market.contract({ buyer });
    const { saleId } = await makeSale(brand, { source, contract });
    await freezeWallet(manager, { buyerId: buyer.id, frozen: true, reason });
    expect(await getWallet(manager, { buyerId: buyer.id })).toMatchObject({ frozenReason: reason });

    const [row] = await withBrand({ brandId: brand.id }, (tx) => tx.select().from(brandTable));
    const [refused] = await sell({
      brandId: brand.uuid,
      routingVersion: row?.routingVersion ?? 0,
      leads: [market.lead([{ contract }])],
    });
    expect(refused).toMatchObject({ status: "unsold", codes: [VERDICT_CODES.insufficient_funds] });
    const takeOut = { buyerId: buyer.id, amountMinor: -100, reason: "correction" };
    await expect(adjustWallet(manager, takeOut)).rejects.toMatchObject({ reason: "wallet.frozen" });
    await adjustWallet(manager, { ...takeOut, amountMinor: 100 });
    await reverseSale(manager, { saleId, reason: "wrong person" });

    await freezeWallet(manager, { buyerId: buyer.id, frozen: false, reason: "paid" });
    expect(await getWallet(manager, { buyerId: buyer.id })).toMatchObject({
      frozenAt: null,
      frozenReason: null,
      balanceMinor: 100_100,
    });
    await makeSale(brand, { source, contract });
  });

  it("keeps its first moment, and says nothing of the reason to the buyer", async () => {
    const buyer = await market.buyer({ fundsMinor: 1 });
    const user = await makeUser(market.brand, { kind: "buyer", buyerId: buyer.id });
    const first = await freezeWallet(manager, { buyerId: buyer.id, frozen: true, reason });
    expect(await freezeWallet(manager, { buyerId: buyer.id, frozen: true, reason: "again" })).toEqual(first);
    expect(await getWallet(manager, { buyerId: buyer.id })).toMatchObject({ frozenReason: reason });
    const seen = await getWallet(user, {});
    expect(seen.frozenAt).toBeInstanceOf(Date);
    expect(seen.frozenReason).toBeNull();
  });

  it("is frozen by managers alone, in their own brand, and once where it is sent twice", async () => {
    const buyer = await market.buyer();
    const input = { buyerId: buyer.id, frozen: true, reason };
    const support = await makeUser(market.brand, { kind: "operator", role: "support" });
    const own = await makeUser(market.brand, { kind: "buyer", buyerId: buyer.id });
    for (const ctx of [support, own]) {
      await expect(freezeWallet(ctx, input)).rejects.toMatchObject({ code: "forbidden" });
    }
    const foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
    await expect(freezeWallet(foreign, input)).rejects.toMatchObject({ reason: "buyer.not_found" });
    const once = { idempotencyKey: "freeze" };
    const first = await freezeWallet(manager, input, once);
    await freezeWallet(manager, { ...input, frozen: false });
    expect(await freezeWallet(manager, input, once)).toEqual(first);
    expect(await getWallet(manager, { buyerId: buyer.id })).toMatchObject({ frozenAt: null });
  });
});
