/** Stored leads sold again, preset statuses, and calls the kernel refuses. */
import { afterAll, describe, expect, it } from "vitest";
import { closePool } from "@/db/client";
import { type SellLead, sell, sellMany } from "@/db/kernel";
import { newUuid } from "@/lib/core/id";
import { VERDICT_CODES as code } from "@/lib/routing/verdict";
import type { Ask } from "@/tests/factories/make-lead";
import { type Market, makeMarket } from "@/tests/factories/make-market";
import { makeSource } from "@/tests/factories/make-source";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import { asOwner } from "@/tests/support/owner-database";

afterAll(async () => {
  await expectLedgerBalanced();
  await closePool();
});

/** The stored lead, proposed again. */
function again(market: Market, lead: SellLead, asks: readonly Ask[]): SellLead {
  return market.lead(asks, { id: lead.id, isNew: false, row: lead.row });
}

describe("a stored lead sold again", () => {
  it("takes its remaining places, never to a buyer who had it, and its sales never collide", async () => {
    const market = await makeMarket({ category: { maxShares: 3 } });
    const contracts = await Promise.all([1, 2, 3, 4].map(() => market.contract({ mode: "shared" })));
    const asks = contracts.map((contract) => ({ contract, mode: "shared" as const }));
    const lead = market.lead(asks.slice(0, 1));
    await market.sell([lead]);
    const [outcome] = await market.sell([again(market, lead, asks)]);
    expect(outcome).toMatchObject({
      status: "sold",
      codes: [code.has_this_person, code.sold, code.sold, code.sold_out],
    });
    const [row] = await asOwner(
      "select places_taken, (select count(*)::int from sale where lead_id = lead.id) as sales, (select count(*)::int from decision where lead_id = lead.id) as decisions from lead where id = $1",
      [lead.id],
    );
    expect(row).toEqual({ places_taken: 3, sales: 3, decisions: 2 });
  });

  it("held, then released: sold like any other, though it is a duplicate, but not to who has the person", async () => {
    const market = await makeMarket({ category: { duplicateRule: { action: "hold" } } });
    const [owner, other] = [await market.contract(), await market.contract()];
    const first = market.lead([{ contract: owner }]);
    await market.sell([first]);
    const held = market.lead([{ contract: owner }], { row: first.row });
    expect(await market.sell([held])).toMatchObject([{ status: "held" }]);
    const [outcome] = await market.sell([again(market, held, [{ contract: owner }, { contract: other }])]);
    expect(outcome).toMatchObject({ status: "sold", codes: [code.has_this_person, code.sold] });
  });

  it("unsold still: it stays where it was, with the new decision beside the old", async () => {
    const market = await makeMarket();
    const paused = await market.contract({ status: "paused" });
    const lead = market.lead([{ contract: paused }]);
    await market.sell([lead]);
    expect(await market.sell([again(market, lead, [{ contract: paused }])])).toMatchObject([
      { kind: "decided", status: "unsold", codes: [code.paused] },
    ]);
  });

  it("is missing where it is no lead of this source, a test lead, rejected or erased", async () => {
    const market = await makeMarket();
    const contract = await market.contract();
    const test = market.lead([], { test: true, preset: "sold" });
    const rejected = market.lead([], { preset: "rejected" });
    const erased = market.lead();
    await market.sell([test, rejected, erased]);
    await asOwner("update lead set erased_at = now() where id = $1", [erased.id]);
    const stranger = await makeMarket();
    const foreign = stranger.lead();
    await stranger.sell([foreign]);
    const leads = [test, rejected, erased, foreign, { ...market.lead(), id: newUuid() }];
    const outcomes = await market.sell(leads.map((lead) => again(market, lead, [{ contract }])));
    expect(outcomes).toEqual(leads.map(() => ({ kind: "missing" })));
  });
});

describe("preset statuses", () => {
  it("are stored as they are, with reasons, without a sale or a place", async () => {
    const market = await makeMarket();
    const reasons = [{ code: "invalid_phone", field: "contact.phone", message: "is not a number" }];
    const leads = [
      market.lead([], { preset: "rejected", row: { reasons } }),
      market.lead([], { preset: "held", row: { reasons } }),
      market.lead([], { preset: "sold", test: true }),
    ];
    expect((await market.sell(leads)).map((o) => o.kind === "decided" && o.status)).toEqual([
      "rejected",
      "held",
      "sold",
    ]);
    const rows = await asOwner(
      "select status, intake_status, test, places_taken, reasons from lead where id = any($1) order by id",
      [leads.map((lead) => lead.id)],
    );
    expect(rows).toEqual([
      { status: "rejected", intake_status: "rejected", test: false, places_taken: 0, reasons },
      { status: "held", intake_status: "held", test: false, places_taken: 0, reasons },
      { status: "sold", intake_status: "sold", test: true, places_taken: 0, reasons: null },
    ]);
  });

  it("a test lead without one is refused: it must never reach a wallet", async () => {
    const market = await makeMarket();
    const contract = await market.contract();
    await expect(market.sell([market.lead([{ contract }], { test: true })])).rejects.toThrow(/test lead/);
  });
});

describe("refusals", () => {
  it("an older routing version writes nothing and says stale", async () => {
    const market = await makeMarket();
    await asOwner("update brand set routing_version = 7 where id = $1", [market.brand.uuid]);
    const lead = market.lead();
    await expect(market.sell([lead])).rejects.toMatchObject({ isStaleRouting: true });
    const leads = await sell({ brandId: market.brand.uuid, routingVersion: 7, leads: [lead] });
    expect(leads).toMatchObject([{ kind: "decided" }]);
  });

  it("another brand's contract or source, and a mode the contract does not sell", async () => {
    const [market, stranger] = [await makeMarket(), await makeMarket()];
    const contract = await stranger.contract();
    await expect(market.sell([market.lead([{ contract }])])).rejects.toMatchObject({
      reason: "kernel.not_found",
    });
    await expect(market.sell([stranger.lead()])).rejects.toMatchObject({ reason: "kernel.not_found" });
    const own = await market.contract({ mode: "exclusive" });
    await expect(market.sell([market.lead([{ contract: own, mode: "shared" }])])).rejects.toThrow(
      /does not sell that way/,
    );
    expect(await asOwner("select id from lead where brand_id = $1", [market.brand.uuid])).toEqual([]);
  });

  it("sources of two categories ride in one batch, each by its own rules", async () => {
    const market = await makeMarket({ category: { listsInShop: true } });
    const other = await makeMarket();
    const second = await makeSource(market.brand, {
      supplier: market.supplier,
      category: { ...market.category, listsInShop: false, supplierShareBps: 0 },
    });
    const contract = await market.contract();
    const [a, b, c] = await market.sell([
      market.lead(),
      { ...market.lead(), inlet: second.inlet },
      { ...market.lead([{ contract }]), inlet: second.inlet },
    ]);
    expect([a, b]).toMatchObject([{ status: "listed" }, { status: "unsold" }]);
    expect(c).toMatchObject({ sales: [{ payoutMinor: 0 }] });
    expect(other.brand.uuid).not.toBe(market.brand.uuid);
  });
});

describe("several brands in one commit", () => {
  it("each gets its own outcomes, in the order given", async () => {
    const markets = [await makeMarket(), await makeMarket(), await makeMarket()];
    const contracts = await Promise.all(markets.map((market) => market.contract({ capTotal: 1 })));
    const batches = markets.map((market, i) => {
      const contract = contracts[i];
      if (!contract) throw new Error("no contract");
      const leads = Array.from({ length: i }, () => market.lead([{ contract }]));
      return { brandId: market.brand.uuid, routingVersion: 1, leads };
    });
    const outcomes = await sellMany(batches.toReversed());
    expect(outcomes.map((of) => of.map((one) => one.kind === "decided" && one.status))).toEqual([
      ["sold", "unsold"],
      ["sold"],
      [],
    ]);
    expect(outcomes[0]?.[0]).toMatchObject({ sales: [{ contractId: contracts[2]?.uuid }] });
  });

  it("one stale brand takes all back", async () => {
    const [good, stale] = [await makeMarket(), await makeMarket()];
    const lead = good.lead();
    const batches = [
      { brandId: good.brand.uuid, routingVersion: 1, leads: [lead] },
      { brandId: stale.brand.uuid, routingVersion: 0, leads: [stale.lead()] },
    ];
    await expect(sellMany(batches)).rejects.toMatchObject({ isStaleRouting: true });
    expect(await asOwner("select id from lead where id = $1", [lead.id])).toEqual([]);
  });
});
