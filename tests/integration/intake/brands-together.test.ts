/** Brands with a lead or two waiting share a commit: nobody notices, and what is wrong with one is not the others' concern. */
import { setImmediate as turn } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it, vi } from "vitest";
import { withBrand } from "@/db/brand";
import { closePool } from "@/db/client";
import { lockBrand } from "@/db/kernel-steps";
import { dropSingleton } from "@/lib/core/registry";
import { postLead } from "@/lib/intake/post-lead";
import { drainSales, saleFigures } from "@/lib/sales/sale-queue";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import { asOwner } from "@/tests/support/owner-database";
import { balanceOf, type Market, makeMarket, person, readBrand } from "./market";

const FUNDS = 10_000_000;
const PRICE = 3_800;

afterAll(async () => {
  dropSingleton("sale-queue"); // it has drained for good
  await expectLedgerBalanced();
  await closePool();
});

async function makeMarkets(count: number): Promise<Market[]> {
  const markets: Market[] = [];
  for (let i = 0; i < count; i++) markets.push(await makeMarket({ fundsMinor: FUNDS }));
  // The pictures are read with a brand's first lead: from then on it can share.
  for (const { ctx } of markets) await postLead(ctx, person());
  return markets;
}

async function expectSold({ brand, buyer }: Market, leads: number): Promise<void> {
  const { leads: stored, sales } = await readBrand(brand);
  expect([stored.length, sales.length]).toEqual([leads, leads]);
  expect(await balanceOf(brand, buyer.walletAccountId)).toBe(FUNDS - leads * PRICE);
}

describe("brands with few leads waiting", () => {
  it("share commits, and each has its own leads, sales and money", async () => {
    const markets = await makeMarkets(12);
    const before = saleFigures();
    const answers = await Promise.all(
      markets.flatMap(({ ctx }) => [0, 1].map(() => postLead(ctx, person()))),
    );
    const after = saleFigures();
    expect(answers.every(({ status }) => status === "sold")).toBe(true);
    expect(after.leads - before.leads).toBe(24);
    // Four go at once, alone; those behind them share.
    expect(after.batches - before.batches).toBeLessThan(12);
    for (const market of markets) await expectSold(market, 3);
  });

  it("one whose routing has moved sells by the new one, and so do the others", async () => {
    const markets = await makeMarkets(8);
    const moved = markets.slice(5, 7);
    for (const { brand } of moved) {
      await withBrand({ brandId: brand.id }, (tx) =>
        tx.execute(sql`update brand set routing_version = routing_version + 1`),
      );
    }
    const answers = await Promise.all(markets.map(({ ctx }) => postLead(ctx, person())));
    expect(answers.map(({ status }) => status)).toEqual(markets.map(() => "sold"));
    for (const market of markets) await expectSold(market, 2);
  });

  it("one without money is told so, and the others sell", async () => {
    const markets = await makeMarkets(8);
    const poor = await makeMarket({ fundsMinor: PRICE });
    await postLead(poor.ctx, person());
    const answers = await Promise.all([...markets, poor].map(({ ctx }) => postLead(ctx, person())));
    expect(answers.map(({ status }) => status)).toEqual([...markets.map(() => "sold"), "unsold"]);
    for (const market of markets) await expectSold(market, 2);
  });
});

describe("a connection that breaks under brands that share a commit", () => {
  it("leaves open whether it counted: they are told so, and none is sold by a second try", async () => {
    const markets = await makeMarkets(8);
    const last = markets[7] as Market;
    const outcomes = await withBrand({ brandId: last.brand.id }, async (tx) => {
      await lockBrand(tx);
      const posts = Promise.allSettled(markets.map(({ ctx }) => postLead(ctx, person())));
      await vi.waitFor(async () => {
        const rows = await asOwner(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory'`,
        );
        expect(rows).toHaveLength(1);
      });
      return posts;
    });
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    // Four go at once, alone; the last of all was waited for by those that shared with it.
    expect(refused).toHaveLength(4);
    for (const reason of refused) expect(reason).toMatchObject({ reason: "sale.database_unavailable" });
    for (const [i, outcome] of outcomes.entries())
      await expectSold(markets[i] as Market, outcome.status === "rejected" ? 1 : 2);
  });
});

describe("a process that stops", () => {
  it("has answered every lead of every brand when it has drained, and takes no more", async () => {
    const markets = await makeMarkets(6);
    let answered = 0;
    const posts = markets.flatMap(({ ctx }) =>
      [0, 1, 2].map(() =>
        postLead(ctx, person()).then((answer) => {
          answered++;
          return answer;
        }),
      ),
    );
    await drainSales();
    await turn();
    expect(answered).toBe(18);
    await expect(postLead((markets[0] as Market).ctx, person())).rejects.toMatchObject({
      reason: "sale.stopping",
    });
    const answers = await Promise.all(posts);
    expect(answers.every(({ status }) => status === "sold")).toBe(true);
  });
});
