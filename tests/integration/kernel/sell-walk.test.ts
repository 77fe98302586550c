/** The walk: who of the proposed gets the lead, what it costs, and what each of the others met. */
import { afterAll, describe, expect, it } from "vitest";
import { closePool } from "@/db/client";
import type { SellOutcome } from "@/db/kernel";
import { toUuid } from "@/lib/core/id";
import { VERDICT_CODES as code } from "@/lib/routing/verdict";
import { makeContract } from "@/tests/factories/make-contract";
import { makeEndpoint } from "@/tests/factories/make-endpoint";
import { makeMarket } from "@/tests/factories/make-market";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import { asOwner } from "@/tests/support/owner-database";

afterAll(async () => {
  await expectLedgerBalanced();
  await closePool();
});

function decided(outcome: SellOutcome | undefined): Extract<SellOutcome, { kind: "decided" }> {
  if (outcome?.kind !== "decided") throw new Error(`not decided: ${JSON.stringify(outcome)}`);
  return outcome;
}

const balanceOf = async (walletAccountId: string): Promise<number> => {
  const [row] = await asOwner<{ balance: string }>("select balance from ledger_account where id = $1", [
    walletAccountId,
  ]);
  return Number(row?.balance);
};

describe("one lead", () => {
  it("sold exclusively: the wallet pays, the supplier gets the share, the others hear sold_out", async () => {
    const market = await makeMarket({ category: { supplierShareBps: 6000 } });
    const buyer = await market.buyer({ fundsMinor: 10_000 });
    const first = await market.contract({ buyer, priceExclusiveMinor: 3799 });
    const second = await market.contract({ mode: "shared" });
    const lead = market.lead([{ contract: first }, { contract: second, mode: "shared" }]);
    const outcome = decided((await market.sell([lead]))[0]);
    expect(outcome.status).toBe("sold");
    expect(outcome.sales).toMatchObject([
      { contractId: first.uuid, mode: "exclusive", priceMinor: 3799, payoutMinor: 2279 },
    ]);
    expect(outcome.codes).toEqual([code.sold, code.sold_out]);
    expect(await balanceOf(buyer.walletAccountId)).toBe(10_000 - 3799);
    const entries = await asOwner<{ kind: string; amount: string }>(
      `select a.kind, e.amount from ledger_entry e join ledger_account a on a.id = e.account_id where e.transaction_id = $1 order by e.leg`,
      [outcome.sales[0]?.id],
    );
    expect(entries.map(({ kind, amount }) => [kind, Number(amount)])).toEqual([
      ["wallet", -3799],
      ["revenue", 3799],
      ["cost", -2279],
      ["payable", 2279],
    ]);
  });

  it("no share for the supplier: two legs, and the money still sums to zero", async () => {
    const market = await makeMarket({ category: { supplierShareBps: 0 } });
    const contract = await market.contract();
    const outcome = decided((await market.sell([market.lead([{ contract }])]))[0]);
    const legs = await asOwner("select leg from ledger_entry where transaction_id = $1", [
      outcome.sales[0]?.id,
    ]);
    expect(legs).toHaveLength(2);
  });

  it("shared up to its places, then sold_out; in a stage by highest bid, outbid", async () => {
    const market = await makeMarket({ category: { maxShares: 2 } });
    const contracts = await Promise.all([1, 2, 3, 4].map(() => market.contract({ mode: "shared" })));
    const asks = contracts.map((contract, i) => ({ contract, mode: "shared" as const, byBid: i === 3 }));
    const lead = market.lead(asks);
    const outcome = decided((await market.sell([lead]))[0]);
    expect(outcome.sales.map((sale) => sale.contractId)).toEqual(contracts.slice(0, 2).map((c) => c.uuid));
    expect(outcome.codes).toEqual([code.sold, code.sold, code.sold_out, code.outbid]);
    const [row] = await asOwner("select places_taken, status from lead where id = $1", [lead.id]);
    expect(row).toEqual({ places_taken: 2, status: "sold" });
  });

  it("a shared lead cannot be bought whole", async () => {
    const market = await makeMarket();
    const shared = await market.contract({ mode: "shared" });
    const whole = await market.contract();
    const outcome = decided(
      (await market.sell([market.lead([{ contract: shared, mode: "shared" }, { contract: whole }])]))[0],
    );
    expect(outcome.codes).toEqual([code.sold, code.sold_out]);
  });

  it("a stage's limit is reached: the rest of the stage is not reached, the next stage is", async () => {
    const market = await makeMarket({ category: { maxShares: 3 } });
    const [a, b, c] = await Promise.all([1, 2, 3].map(() => market.contract({ mode: "shared" })));
    if (!a || !b || !c) throw new Error("no contracts");
    const mode = "shared" as const;
    const lead = market.lead([
      { contract: a, mode, stage: 0, stageMaxSales: 1 },
      { contract: b, mode, stage: 0, stageMaxSales: 1 },
      { contract: c, mode, stage: 1 },
    ]);
    expect(decided((await market.sell([lead]))[0]).codes).toEqual([code.sold, code.not_reached, code.sold]);
  });

  it("a stage's limit counts its own sales, not those of the stage before nor of another lead", async () => {
    const market = await makeMarket({ category: { maxShares: 4 } });
    const contracts = await Promise.all([1, 2, 3, 4, 5].map(() => market.contract({ mode: "shared" })));
    const stages = [0, 1, 1, 1, 2];
    const asks = contracts.map((contract, i) => ({
      contract,
      mode: "shared" as const,
      stage: stages[i] ?? 0,
      ...(stages[i] === 1 ? { stageMaxSales: 2 } : {}),
    }));
    const outcomes = (await market.sell([market.lead(asks), market.lead(asks.slice(1))])).map(decided);
    expect(outcomes.map(({ codes }) => codes)).toEqual([
      [code.sold, code.sold, code.sold, code.not_reached, code.sold],
      [code.sold, code.sold, code.not_reached, code.sold],
    ]);
  });

  it("one buyer, two contracts: one sale", async () => {
    const market = await makeMarket();
    const buyer = await market.buyer({ fundsMinor: 100_000 });
    const [a, b] = [
      await market.contract({ buyer, mode: "shared" }),
      await market.contract({ buyer, mode: "shared" }),
    ];
    const lead = market.lead([
      { contract: a, mode: "shared" },
      { contract: b, mode: "shared" },
    ]);
    expect(decided((await market.sell([lead]))[0]).codes).toEqual([code.sold, code.has_this_person]);
  });

  it("either way on one triple: what was sold there stays in the stored decision", async () => {
    const market = await makeMarket();
    const contract = await market.contract({ mode: "either" });
    const asked = market.lead([{ contract }, { contract, mode: "shared" }]);
    const [first, second] = asked.candidates;
    if (!first || !second) throw new Error("no candidates");
    const lead = {
      ...asked,
      candidates: [first, { ...second, trailIndex: 0 }],
      trail: asked.trail.slice(0, 3),
    };
    const outcome = decided((await market.sell([lead]))[0]);
    expect(outcome.codes).toEqual([code.sold, -1]);
    const [stored] = await asOwner<{ trail: number[] }>("select trail from decision where lead_id = $1", [
      lead.id,
    ]);
    expect((stored?.trail[1] ?? -1) & 0xfff).toBe(code.sold);
  });

  it("paused since it was proposed, and a suspended buyer", async () => {
    const market = await makeMarket();
    const paused = await market.contract({ status: "paused" });
    const suspended = await market.contract({ buyer: await market.buyer({ status: "suspended" }) });
    const outcome = decided(
      (await market.sell([market.lead([{ contract: paused }, { contract: suspended }])]))[0],
    );
    expect(outcome.status).toBe("unsold");
    expect(outcome.codes).toEqual([code.paused, code.account_suspended]);
  });

  it("listed where the category lists, and nobody bought", async () => {
    const market = await makeMarket({ category: { listsInShop: true } });
    expect(decided((await market.sell([market.lead()]))[0]).status).toBe("listed");
  });

  it("nobody of the first candidates buys and there are more: again, and nothing is written", async () => {
    const market = await makeMarket();
    const contract = await market.contract({ status: "paused" });
    const lead = market.lead([{ contract }], { hasMore: true });
    expect(await market.sell([lead])).toEqual([{ kind: "again", codes: [code.paused] }]);
    expect(await asOwner("select id from lead where id = $1", [lead.id])).toEqual([]);
  });
});

describe("the wallet", () => {
  it("pays down to its floor, the credit limit, and not a cent further", async () => {
    const market = await makeMarket();
    const buyer = await market.buyer({ fundsMinor: 1000, creditLimitMinor: 500 });
    const contract = await market.contract({ buyer, priceExclusiveMinor: 500 });
    const outcomes = await market.sell([1, 2, 3, 4].map(() => market.lead([{ contract }])));
    expect(outcomes.map((outcome) => decided(outcome).codes)).toEqual([
      [code.sold],
      [code.sold],
      [code.sold],
      [code.insufficient_funds],
    ]);
    expect(await balanceOf(buyer.walletAccountId)).toBe(-500);
  });

  it("frozen, pays nothing", async () => {
    const market = await makeMarket();
    const buyer = await market.buyer({ fundsMinor: 100_000 });
    const contract = await market.contract({ buyer });
    await asOwner("update ledger_account set frozen_at = now() where id = $1", [buyer.walletAccountId]);
    expect(decided((await market.sell([market.lead([{ contract }])]))[0]).codes).toEqual([
      code.insufficient_funds,
    ]);
  });

  it("shared by two contracts in one batch, is debited in order of arrival", async () => {
    const market = await makeMarket();
    const buyer = await market.buyer({ fundsMinor: 5000 });
    const dear = await market.contract({ buyer, priceExclusiveMinor: 3000 });
    const cheap = await market.contract({ buyer, priceExclusiveMinor: 2000 });
    const outcomes = await market.sell([
      market.lead([{ contract: dear }]),
      market.lead([{ contract: dear }]),
      market.lead([{ contract: cheap }]),
    ]);
    expect(outcomes.map((outcome) => decided(outcome).codes[0])).toEqual([
      code.sold,
      code.insufficient_funds,
      code.sold,
    ]);
    expect(await balanceOf(buyer.walletAccountId)).toBe(0);
  });
});

describe("deliveries", () => {
  it("one per endpoint of the contract, a disabled one's for the worker to cancel, another buyer's never", async () => {
    const market = await makeMarket();
    const buyer = await market.buyer({ fundsMinor: 100_000 });
    const [open, off] = [
      await makeEndpoint(market.brand, buyer),
      await makeEndpoint(market.brand, buyer, { disabledAt: new Date() }),
    ];
    const foreign = await makeEndpoint(market.brand, await market.buyer());
    const contract = await makeContract(market.brand, {
      buyer,
      category: market.category,
      endpoints: [open, off, foreign],
    });
    const lead = market.lead([{ contract }]);
    decided((await market.sell([lead]))[0]);
    const rows = await asOwner("select endpoint_id, state from delivery where lead_id = $1 order by id", [
      lead.id,
    ]);
    expect(rows).toEqual(
      [open, off].map((id) => ({ endpoint_id: toUuid("endpoint", id), state: "pending" })),
    );
  });
});

describe("many leads in one call", () => {
  it("each is decided with the effects of those before it, and ids of sales keep the order of arrival", async () => {
    const market = await makeMarket();
    const contracts = await Promise.all([1, 2, 3].map(() => market.contract({ capTotal: 10 })));
    const leads = Array.from({ length: 40 }, () => market.lead(contracts.map((contract) => ({ contract }))));
    const outcomes = (await market.sell(leads)).map(decided);
    expect(outcomes.filter(({ status }) => status === "sold")).toHaveLength(30);
    expect(outcomes.at(-1)?.codes).toEqual([code.cap_total, code.cap_total, code.cap_total]);
    const ids = outcomes.flatMap(({ sales }) => sales.map(({ id }) => id));
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(30);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
  });
});
