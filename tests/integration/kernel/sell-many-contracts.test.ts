/** A batch of many contracts: wallets are found and shared by another way than in a small one, to the same end. */
import { afterAll, expect, it } from "vitest";
import { closePool } from "@/db/client";
import type { SellOutcome } from "@/db/kernel";
import { VERDICT_CODES as code } from "@/lib/routing/verdict";
import { makeMarket } from "@/tests/factories/make-market";
import { expectLedgerBalanced } from "@/tests/support/ledger";

const PRICE = 3800;

afterAll(async () => {
  await expectLedgerBalanced();
  await closePool();
});

const met = (outcome: SellOutcome): readonly number[] => ("codes" in outcome ? outcome.codes : []);

it.each([4, 16, 17, 20])("%i contracts of each of two buyers spend one wallet each", async (each) => {
  const market = await makeMarket();
  // Money for five leads and for three, whichever of their contracts take them.
  const buyers = [
    await market.buyer({ fundsMinor: 5 * PRICE }),
    await market.buyer({ fundsMinor: 3 * PRICE + PRICE - 1 }),
  ];
  const contracts = await Promise.all(
    Array.from({ length: each * 2 }, (_, i) => {
      const buyer = buyers[i % 2];
      return market.contract(buyer ? { buyer } : {});
    }),
  );
  const leads = contracts.map((contract, i) => {
    const other = contracts[(i + 1) % contracts.length];
    return market.lead([{ contract }, ...(other ? [{ contract: other }] : [])]);
  });
  const outcomes = await market.sell(leads);
  const sold = outcomes.filter((outcome) => outcome.kind === "decided" && outcome.status === "sold");
  expect(sold).toHaveLength(8);
  expect(outcomes.slice(0, 6).map(met)).toEqual(Array(6).fill([code.sold, code.sold_out]));
  // The second buyer's money is gone first; then his leads go to the first one, until that is gone as well.
  expect(outcomes.slice(6, 8).map(met)).toEqual([
    [code.sold, code.sold_out],
    [code.insufficient_funds, code.sold],
  ]);
  const rest = outcomes.slice(8).map(met);
  expect(rest).toEqual(rest.map(() => [code.insufficient_funds, code.insufficient_funds]));
});
