import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/core/ctx";
import { getLead } from "@/lib/reporting/get-lead";
import { getWallet } from "@/lib/reporting/get-wallet";
import { listWalletEntries } from "@/lib/reporting/list-wallet-entries";
import { reverseSale } from "@/lib/sales/reverse-sale";
import { type Market, makeMarket } from "@/tests/factories/make-market";
import { makeSale } from "@/tests/factories/make-sale";
import { makeUser } from "@/tests/factories/make-user";
import { expectLedgerBalanced } from "@/tests/support/ledger";

let market: Market;
let operator: Ctx;
beforeAll(async () => {
  market = await makeMarket();
  operator = await makeUser(market.brand, { kind: "operator", role: "manager" });
});
afterAll(() => expectLedgerBalanced());

/** A lead sold exclusively for 38.00 to a buyer who had 100.00. */
async function sold() {
  const buyer = await market.buyer({ fundsMinor: 10_000 });
  const contract = await market.contract({ buyer });
  const sale = await makeSale(market.brand, { source: market.source, contract });
  return { ...sale, buyerId: buyer.id };
}

const balanceOf = async (buyerId: string): Promise<number> =>
  (await getWallet(operator, { buyerId })).balanceMinor;

describe("reversing a sale", () => {
  it("gives the price back, frees the lead, and tells everyone why", async () => {
    const { saleId, leadId, buyerId } = await sold();
    const reversal = await reverseSale(operator, { saleId, reason: "number not in service" });
    expect(reversal).toMatchObject({
      leadId,
      leadStatus: "unsold",
      credited: { amount: 3800, currency: "EUR" },
      balance: { amount: 10_000, currency: "EUR" },
    });
    const lead = await getLead(operator, { leadId });
    expect(lead).toMatchObject({ status: "unsold", placesTaken: 0 });
    expect(lead.sales).toMatchObject([
      { id: saleId, reversalReason: "number not in service", reversedBy: "Erika Muster" },
    ]);
    expect(lead.sales[0]?.reversedAt).toBeInstanceOf(Date);
    const { data } = await listWalletEntries(operator, { buyerId, limit: 1 });
    expect(data).toMatchObject([
      { kind: "reversal", amountMinor: 3800, balanceAfterMinor: 10_000, reason: "number not in service" },
    ]);
  });

  it("happens once, whoever asks again", async () => {
    const { saleId, buyerId } = await sold();
    await reverseSale(operator, { saleId, reason: "wrong person" });
    await expect(reverseSale(operator, { saleId, reason: "once more" })).rejects.toMatchObject({
      code: "conflict",
      reason: "sale.already_reversed",
    });
    expect(await balanceOf(buyerId)).toBe(10_000);
  });

  it("answers a replay with the first answer and posts nothing", async () => {
    const { saleId, buyerId } = await sold();
    const input = { saleId, reason: "wrong person" };
    const first = await reverseSale(operator, input, { idempotencyKey: saleId });
    expect(await reverseSale(operator, input, { idempotencyKey: saleId })).toEqual(first);
    await expect(
      reverseSale(operator, { ...input, reason: "another" }, { idempotencyKey: saleId }),
    ).rejects.toMatchObject({ code: "conflict" });
    expect(await balanceOf(buyerId)).toBe(10_000);
  });

  it.each(["support", "viewer"] as const)("is not for the operator's %s", async (role) => {
    const { saleId, buyerId } = await sold();
    const ctx = await makeUser(market.brand, { kind: "operator", role });
    await expect(reverseSale(ctx, { saleId, reason: "no" })).rejects.toMatchObject({ code: "forbidden" });
    expect(await balanceOf(buyerId)).toBe(6200);
  });

  it("is not for the buyer", async () => {
    const { saleId, buyerId } = await sold();
    const ctx = await makeUser(market.brand, { kind: "buyer", buyerId });
    await expect(reverseSale(ctx, { saleId, reason: "no" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("does not find another brand's sale, nor an id of another kind", async () => {
    const { saleId, leadId, buyerId } = await sold();
    const foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
    const gone = { code: "not_found", reason: "sale.not_found" };
    await expect(reverseSale(foreign, { saleId, reason: "no" })).rejects.toMatchObject(gone);
    await expect(reverseSale(operator, { saleId: leadId, reason: "no" })).rejects.toMatchObject(gone);
    expect(await balanceOf(buyerId)).toBe(6200);
  });

  it("wants a reason", async () => {
    const { saleId } = await sold();
    await expect(reverseSale(operator, { saleId, reason: "  " })).rejects.toMatchObject({ code: "invalid" });
  });
});
