/** Shared leads whose first candidates turn out to be full: another process sold to them, which memory does not know. */
import { afterAll, describe, expect, it } from "vitest";
import { closePool } from "@/db/client";
import { sell } from "@/db/kernel";
import { postLead } from "@/lib/intake/post-lead";
import { getSnapshot } from "@/lib/routing/brand-snapshot";
import { VERDICT_CODES } from "@/lib/routing/verdict";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeContract, type TestContract } from "@/tests/factories/make-contract";
import { makeLead } from "@/tests/factories/make-lead";
import { makeStage } from "@/tests/factories/make-stage";
import { GERMANY, makeMarket, person, readBrand, readLead } from "@/tests/integration/intake/market";
import { expectLedgerBalanced } from "@/tests/support/ledger";

afterAll(async () => {
  await expectLedgerBalanced();
  await closePool();
});

const FULL = 14;

/** One contract that buys, fourteen after it that another process has filled up, and some after them. */
async function makeBehind(free: number, maxSales?: number) {
  const market = await makeMarket({ category: { maxShares: 3 }, contract: { mode: "shared" } });
  const { brand, category, source } = market;
  const contract = async (capDay: number | null): Promise<TestContract> =>
    makeContract(brand, {
      buyer: await makeBuyer(brand, { fundsMinor: 100_000 }),
      category,
      mode: "shared",
      territory: GERMANY,
      capDay,
    });
  const full: TestContract[] = [];
  for (let i = 0; i < FULL; i++) full.push(await contract(1));
  const last: TestContract[] = [];
  for (let i = 0; i < free; i++) last.push(await contract(null));
  await makeStage(brand, { category, contracts: full, position: 1 });
  await makeStage(brand, { category, contracts: last, position: 2, ...(maxSales ? { maxSales } : {}) });
  const { version } = await getSnapshot(brand.id);
  // Their stage was the last change but one.
  const staged = version - 1;
  const leads = full.map((one) =>
    makeLead(source, [{ contract: { ...one, version: staged }, mode: "shared" }]),
  );
  await sell({ brandId: brand.uuid, routingVersion: version, leads });
  return { ...market, last };
}

describe("a shared lead whose next buyers are full", () => {
  it("goes on to those behind them until its places are taken, once to each, and the answer names every sale", async () => {
    const { brand, ctx, contract, last } = await makeBehind(3);
    const answer = await postLead(ctx, person());
    expect(answer).toMatchObject({ status: "sold", payout: { amount: 3 * 900 } });
    expect(answer.sales.map((sale) => sale.mode)).toEqual(["shared", "shared", "shared"]);
    const { sales, decisions } = await readBrand(brand);
    const mine = sales.filter((sale) => sale.leadId === answer.id);
    expect(mine.map((sale) => sale.contractId)).toEqual([contract.id, last[0]?.id, last[1]?.id]);
    expect(await readLead(brand, answer.id)).toMatchObject({ status: "sold", placesTaken: 3 });
    const codes = decisions
      .filter((decision) => decision.leadId === answer.id)
      .flatMap(({ trail }) => trail.filter((_, i) => i % 3 === 1).map((packed) => packed & 0xfff));
    expect(codes.filter((code) => code === VERDICT_CODES.sold)).toHaveLength(3);
    expect(codes.filter((code) => code === VERDICT_CODES.cap_day).length).toBeGreaterThanOrEqual(10);
  });

  it("with nobody behind them keeps what it sold", async () => {
    const { brand, ctx } = await makeBehind(0);
    const answer = await postLead(ctx, person());
    expect(answer.sales).toHaveLength(1);
    expect(await readLead(brand, answer.id)).toMatchObject({ status: "sold", placesTaken: 1 });
  });

  it("takes no more of a stage than that sells to", async () => {
    const { ctx } = await makeBehind(3, 1);
    expect((await postLead(ctx, person())).sales).toHaveLength(2);
  });

  it("posted again under its key, it is not sold again", async () => {
    const { brand, ctx } = await makeBehind(3);
    const body = person();
    const answer = await postLead(ctx, body, { idempotencyKey: "once" });
    expect(await postLead(ctx, body, { idempotencyKey: "once" })).toMatchObject({ id: answer.id });
    const { sales } = await readBrand(brand);
    expect(sales.filter((sale) => sale.leadId === answer.id)).toHaveLength(3);
  });
});
