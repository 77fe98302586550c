/** Adjustments, credit limits and reversals: what they post, refuse and answer when asked again. */
import { afterAll, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { closePool } from "@/db/client";
import {
  openAccount,
  openBrandAccounts,
  openContract,
  type Posted,
  postAdjustment,
  recountContract,
  reverseSale,
  setCreditLimit,
} from "@/db/kernel-steps";
import { fromUuid, newId, newUuid } from "@/lib/core/id";
import type { TestBrand } from "@/tests/factories/make-brand";
import type { TestBuyer } from "@/tests/factories/make-buyer";
import { makeEndpoint } from "@/tests/factories/make-endpoint";
import { type Market, makeMarket } from "@/tests/factories/make-market";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import { asOwner } from "@/tests/support/owner-database";

afterAll(async () => {
  await expectLedgerBalanced();
  await closePool();
});

const NOW = new Date("2026-03-10T12:00:00.000Z");

function adjust(
  brand: TestBrand,
  buyer: TestBuyer,
  amountMinor: number,
  given: { idempotencyKey?: string; inputHash?: string } = {},
): Promise<Posted> {
  const transactionId = newId("txn");
  return withBrand({ brandId: brand.id }, (tx) =>
    postAdjustment(tx, {
      transactionId,
      accountId: buyer.walletAccountId,
      amountMinor,
      reason: "a reason",
      actorUserId: null,
      idempotencyKey: transactionId,
      inputHash: String(amountMinor),
      now: NOW,
      ...given,
    }),
  );
}

function reverse(brand: TestBrand, saleId: string, given: { idempotencyKey?: string } = {}) {
  const transactionId = newId("txn");
  return withBrand({ brandId: brand.id }, (tx) =>
    reverseSale(tx, {
      transactionId,
      saleId: fromUuid("sale", saleId),
      reason: "number not in service",
      actorUserId: null,
      idempotencyKey: transactionId,
      inputHash: saleId,
      now: NOW,
      ...given,
    }),
  );
}

const limit = (brand: TestBrand, buyer: TestBuyer, limitMinor: number) =>
  withBrand({ brandId: brand.id }, (tx) =>
    setCreditLimit(tx, { accountId: buyer.walletAccountId, limitMinor }),
  );

describe("adjustments", () => {
  it("move money between the wallet and the brand's adjustment account", async () => {
    const { brand, buyer: make } = await makeMarket();
    const buyer = await make();
    const posted = await adjust(brand, buyer, 5000);
    expect(posted).toMatchObject({ balanceMinor: 5000, replayed: false, postedAt: NOW });
    expect((await adjust(brand, buyer, -1200)).balanceMinor).toBe(3800);
    const [other] = await asOwner<{ sum: string }>(
      "select sum(amount) from ledger_entry where account_id = $1",
      [brand.adjustmentAccountId],
    );
    expect(Number(other?.sum)).toBe(-3800);
  });

  it("never take more than is there, the credit limit included", async () => {
    const { brand, buyer: make } = await makeMarket();
    const buyer = await make({ fundsMinor: 1000, creditLimitMinor: 300 });
    await expect(adjust(brand, buyer, -1301)).rejects.toMatchObject({ reason: "wallet.insufficient_funds" });
    expect((await adjust(brand, buyer, -1300)).balanceMinor).toBe(-300);
  });

  it("take nothing out of a frozen wallet, and put something in", async () => {
    const { brand, buyer: make } = await makeMarket();
    const buyer = await make({ fundsMinor: 1000 });
    await asOwner("update ledger_account set frozen_at = now() where id = $1", [buyer.walletAccountId]);
    await expect(adjust(brand, buyer, -1)).rejects.toMatchObject({ reason: "wallet.frozen" });
    expect((await adjust(brand, buyer, 1)).balanceMinor).toBe(1001);
  });

  it("under the same key: the first answer again; with another input refused", async () => {
    const { brand, buyer: make } = await makeMarket();
    const buyer = await make();
    const first = await adjust(brand, buyer, 5000, { idempotencyKey: "once" });
    await adjust(brand, buyer, 1);
    expect(await adjust(brand, buyer, 5000, { idempotencyKey: "once" })).toEqual({
      ...first,
      replayed: true,
    });
    await expect(adjust(brand, buyer, 6000, { idempotencyKey: "once" })).rejects.toMatchObject({
      reason: "idempotency.key_reused",
    });
    const [row] = await asOwner<{ balance: string }>("select balance from ledger_account where id = $1", [
      buyer.walletAccountId,
    ]);
    expect(Number(row?.balance)).toBe(5001);
  });

  it("of nothing, or to another brand's wallet, are refused", async () => {
    const [{ brand, buyer: make }, stranger] = [await makeMarket(), await makeMarket()];
    await expect(adjust(brand, await make(), 0)).rejects.toThrow(/moves something/);
    await expect(adjust(brand, await stranger.buyer(), 1)).rejects.toMatchObject({
      reason: "kernel.not_found",
    });
    await expect(
      adjust(brand, { ...(await make()), walletAccountId: brand.revenueAccountId }, 1),
    ).rejects.toMatchObject({ reason: "kernel.not_found" });
  });
});

describe("credit limits", () => {
  it("cannot fall below what is owed, nor be negative, nor be another brand's", async () => {
    const { brand, buyer: make } = await makeMarket();
    const buyer = await make({ creditLimitMinor: 1000 });
    await adjust(brand, buyer, -600);
    await expect(limit(brand, buyer, 599)).rejects.toMatchObject({ reason: "wallet.insufficient_funds" });
    expect(await limit(brand, buyer, 600)).toBe(-600);
    await expect(limit(brand, buyer, -1)).rejects.toThrow(/not negative/);
    const stranger = await makeMarket();
    await expect(limit(stranger.brand, buyer, 1000)).rejects.toMatchObject({ reason: "kernel.not_found" });
  });
});

async function sellOne(market: Market, mode: "exclusive" | "shared", buyers: readonly TestBuyer[]) {
  const contracts = await Promise.all(
    buyers.map(async (buyer) =>
      market.contract({ buyer, mode, endpoints: [await makeEndpoint(market.brand, buyer)] }),
    ),
  );
  const lead = market.lead(contracts.map((contract) => ({ contract, mode })));
  const [outcome] = await market.sell([lead]);
  if (outcome?.kind !== "decided") throw new Error("not decided");
  return { lead, contracts, sales: outcome.sales };
}

describe("reversals", () => {
  it("give back the exact price, take back the supplier's share, free the place and stop the delivery", async () => {
    const market = await makeMarket({ category: { supplierShareBps: 3333 } });
    const buyer = await market.buyer({ fundsMinor: 5000 });
    const { lead, sales, contracts } = await sellOne(market, "exclusive", [buyer]);
    const saleId = sales[0]?.id ?? "";
    expect(await reverse(market.brand, saleId)).toMatchObject({ balanceMinor: 5000, leadStatus: "unsold" });
    const [row] = await asOwner(
      `select l.status, l.places_taken, l.intake_status, d.state, d.last_error, s.reversed_at is not null as reversed
       from lead l join sale s on s.lead_id = l.id join delivery d on d.sale_id = s.id where l.id = $1`,
      [lead.id],
    );
    expect(row).toEqual({
      status: "unsold",
      places_taken: 0,
      intake_status: "sold",
      state: "canceled",
      last_error: "sale reversed",
      reversed: true,
    });
    const sums = await asOwner(
      "select account_id from ledger_entry where brand_id = $1 and account_id <> $2 group by 1 having sum(amount) <> 0",
      [market.brand.uuid, buyer.walletAccountId],
    );
    // Only the adjustment that funded the wallet is left.
    expect(sums).toEqual([{ account_id: market.brand.adjustmentAccountId }]);
    const [counter] = await asOwner("select total_count from contract_counter where contract_id = $1", [
      contracts[0]?.uuid,
    ]);
    expect(counter).toEqual({ total_count: 1 });
  });

  it("of one of two shared sales: the lead stays sold, with one place taken", async () => {
    const market = await makeMarket();
    const buyers = [await market.buyer({ fundsMinor: 5000 }), await market.buyer({ fundsMinor: 5000 })];
    const { lead, sales } = await sellOne(market, "shared", buyers);
    expect((await reverse(market.brand, sales[0]?.id ?? "")).leadStatus).toBe("sold");
    const [row] = await asOwner("select places_taken from lead where id = $1", [lead.id]);
    expect(row).toEqual({ places_taken: 1 });
    expect((await reverse(market.brand, sales[1]?.id ?? "")).leadStatus).toBe("unsold");
  });

  it("happen once; under the same key the first answer comes again", async () => {
    const market = await makeMarket();
    const { sales } = await sellOne(market, "exclusive", [await market.buyer({ fundsMinor: 5000 })]);
    const saleId = sales[0]?.id ?? "";
    const first = await reverse(market.brand, saleId, { idempotencyKey: "r" });
    expect(await reverse(market.brand, saleId, { idempotencyKey: "r" })).toEqual({
      ...first,
      replayed: true,
    });
    await expect(reverse(market.brand, saleId)).rejects.toMatchObject({ reason: "sale.already_reversed" });
  });

  it("of another brand's sale, or of none, find nothing", async () => {
    const [market, stranger] = [await makeMarket(), await makeMarket()];
    const { sales } = await sellOne(market, "exclusive", [await market.buyer({ fundsMinor: 5000 })]);
    for (const id of [sales[0]?.id ?? "", newUuid()]) {
      await expect(reverse(stranger.brand, id)).rejects.toMatchObject({ reason: "kernel.not_found" });
    }
  });

  it("credit a frozen wallet, and leave a delivered delivery as it is", async () => {
    const market = await makeMarket();
    const buyer = await market.buyer({ fundsMinor: 5000 });
    const { sales } = await sellOne(market, "exclusive", [buyer]);
    await asOwner("update ledger_account set frozen_at = now() where id = $1", [buyer.walletAccountId]);
    await asOwner("update delivery set state = 'delivered', due_at = null where sale_id = $1", [
      sales[0]?.id,
    ]);
    expect((await reverse(market.brand, sales[0]?.id ?? "")).balanceMinor).toBe(5000);
    expect(await asOwner("select state from delivery where sale_id = $1", [sales[0]?.id])).toEqual([
      { state: "delivered" },
    ]);
  });
});

describe("accounts and counters", () => {
  it("a brand's accounts may be opened again; a contract's counter not, nor another brand's", async () => {
    const [market, stranger] = [await makeMarket(), await makeMarket()];
    const contract = await market.contract();
    await withBrand({ brandId: market.brand.id }, (tx) => openBrandAccounts(tx, market.brand.id));
    await expect(
      withBrand({ brandId: market.brand.id }, (tx) => openContract(tx, contract.id)),
    ).rejects.toThrow();
    for (const step of [openContract, recountContract]) {
      await expect(
        withBrand({ brandId: stranger.brand.id }, (tx) => step(tx, contract.id)),
      ).rejects.toMatchObject({ reason: "kernel.not_found" });
    }
  });

  it("the application itself cannot write what the kernel writes", async () => {
    const market = await makeMarket();
    const buyer = await market.buyer({ fundsMinor: 1 });
    const forbidden = [
      `update ledger_account set balance = 1000000 where id = '${buyer.walletAccountId}'`,
      `insert into ledger_account (id, kind, unit, exact) values ('${newUuid()}', 'wallet', 'EUR', true)`,
      "delete from ledger_entry",
      "update ledger_transaction set reason = 'x'",
      "update sale set price_minor = 1",
      "update contract_counter set day_count = 0",
      "update lead set status = 'sold'",
      "delete from decision",
    ];
    for (const statement of forbidden) {
      await expect(
        withBrand({ brandId: market.brand.id }, (tx) => tx.execute(statement)),
        statement,
      ).rejects.toMatchObject({ cause: { code: "42501" } });
    }
    await expect(
      withBrand({ brandId: market.brand.id }, (tx) =>
        openAccount(tx, { kind: "wallet", unit: "EUR", buyerId: newId("buyer") }),
      ),
    ).resolves.toMatch(/^[0-9a-f-]{36}$/);
    // The account just opened belongs to nobody: tidy it away, as the owner.
    await asOwner(
      "delete from ledger_account where brand_id = $1 and buyer_id is not null and buyer_id not in (select id from buyer)",
      [market.brand.uuid],
    );
  });
});
