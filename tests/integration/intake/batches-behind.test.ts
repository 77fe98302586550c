/** A brand's next batch is sent behind the one under way, on its connection: nobody notices, and neither spoils the other. */
import { afterAll, describe, expect, it, vi } from "vitest";
import { withBrand } from "@/db/brand";
import { closePool } from "@/db/client";
import { sellBehind } from "@/db/kernel";
import { lockBrand } from "@/db/kernel-steps";
import { postLead } from "@/lib/intake/post-lead";
import { saleFigures } from "@/lib/sales/sale-queue";
import { makeMarket as makeKernelMarket } from "@/tests/factories/make-market";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import { asOwner } from "@/tests/support/owner-database";
import { balanceOf, makeMarket, person, readBrand } from "./market";

const FUNDS = 10_000_000;
const PRICE = 3_800;

afterAll(async () => {
  await expectLedgerBalanced();
  await closePool();
});

/** The connections of this database that wait for a brand's lock. */
const waiting = (): Promise<{ pid: number }[]> =>
  asOwner(
    `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory'`,
  );

/** Posts three leads one after the other while the brand is locked: one is under way, one behind it, one waits. */
async function postThree(meanwhile: () => Promise<unknown>) {
  const market = await makeMarket({ fundsMinor: FUNDS });
  await postLead(market.ctx, person()); // its picture is read with a brand's first lead
  const before = saleFigures().batches;
  // In an object: as the transaction's own result it would be waited for before the lock is given back.
  const { settled } = await withBrand({ brandId: market.brand.id }, async (tx) => {
    await lockBrand(tx);
    const posts = [];
    for (let sent = 1; sent <= 2; sent++) {
      posts.push(postLead(market.ctx, person()));
      await vi.waitFor(() => expect(saleFigures().batches).toBe(before + sent));
    }
    posts.push(postLead(market.ctx, person()));
    const settled = Promise.allSettled(posts);
    await vi.waitFor(async () => expect(await waiting()).toHaveLength(1));
    expect(saleFigures()).toMatchObject({ batches: before + 2, waiting: 1 });
    await meanwhile();
    return { settled };
  });
  return { market, outcomes: await settled };
}

describe("a batch behind another", () => {
  it("takes no connection of its own, and is sold like any", async () => {
    const { market, outcomes } = await postThree(async () => expect(await waiting()).toHaveLength(1));
    expect(outcomes).toMatchObject(Array(3).fill({ status: "fulfilled", value: { status: "sold" } }));
    const { leads, sales } = await readBrand(market.brand);
    expect([leads.length, sales.length]).toEqual([4, 4]);
    expect(await balanceOf(market.brand, market.buyer.walletAccountId)).toBe(FUNDS - 4 * PRICE);
  });

  it("is told like the one ahead when their connection breaks; what had not been sent is sold on a new one", async () => {
    const { market, outcomes } = await postThree(async () => {
      for (const { pid } of await waiting()) await asOwner("select pg_terminate_backend($1)", [pid]);
    });
    const away = { status: "rejected", reason: { reason: "sale.database_unavailable" } };
    expect(outcomes).toMatchObject([away, away, { status: "fulfilled", value: { status: "sold" } }]);
    const { leads, sales } = await readBrand(market.brand);
    expect([leads.length, sales.length]).toEqual([2, 2]);
    expect(await balanceOf(market.brand, market.buyer.walletAccountId)).toBe(FUNDS - 2 * PRICE);
  });

  it("is not refused with the one ahead, nor after it", async () => {
    const [market, other] = [await makeKernelMarket(), await makeKernelMarket()];
    const contract = await market.contract();
    const foreign = await other.contract();
    const batch = (of: typeof contract) => ({
      brandId: market.brand.uuid,
      routingVersion: 1,
      leads: [market.lead([{ contract: of }])],
    });
    const outcomes = await Promise.allSettled(
      [batch(contract), batch(foreign), batch(contract)].map(async (one) => (await sellBehind(one))()),
    );
    const sold = { status: "fulfilled", value: [{ kind: "decided", status: "sold" }] };
    expect(outcomes).toMatchObject([sold, { status: "rejected", reason: { code: "not_found" } }, sold]);
    // The connection went on after the refusal, and was given back.
    expect((await (await sellBehind(batch(contract)))())[0]).toMatchObject({ status: "sold" });
  });
});
