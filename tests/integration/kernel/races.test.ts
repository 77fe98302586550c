/** What happens at the same time, a hundred times over: real connections, no order but the database's. */
import { afterAll, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { closePool } from "@/db/client";
import type { SellOutcome } from "@/db/kernel";
import { postAdjustment, reverseSale } from "@/db/kernel-steps";
import { isAppError } from "@/lib/core/errors";
import { fromUuid, newId } from "@/lib/core/id";
import { VERDICT_CODES as code } from "@/lib/routing/verdict";
import type { TestContract } from "@/tests/factories/make-contract";
import { makeMarket } from "@/tests/factories/make-market";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import { asOwner } from "@/tests/support/owner-database";

const ROUNDS = 100;
const LONG_MS = 180_000;

afterAll(async () => {
  await expectLedgerBalanced();
  await closePool();
}, LONG_MS);

const isSold = (outcome: SellOutcome): boolean =>
  outcome.kind === "decided" && outcome.codes[0] === code.sold;

function times<T>(n: number, make: (i: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: n }, (_, i) => make(i)));
}

describe("races", { timeout: LONG_MS }, () => {
  it("100 buyers for k places: k get one", async () => {
    const market = await makeMarket({ category: { maxShares: 20 } });
    const contracts = await times(100, () => market.contract({ mode: "shared" }));
    for (let round = 0; round < ROUNDS; round++) {
      const places = (round % 5) + 1;
      const lead = market.lead([], { maxShares: places });
      await market.sell([lead]);
      const outcomes = await Promise.all(
        contracts.map((contract) =>
          market.sell([
            market.lead([{ contract, mode: "shared" }], { id: lead.id, isNew: false, row: lead.row }),
          ]),
        ),
      );
      expect(outcomes.flat().filter(isSold)).toHaveLength(places);
    }
  });

  it("50 debits of a wallet that holds m of them, sales and adjustments at once: m happen", async () => {
    const market = await makeMarket();
    for (let round = 0; round < ROUNDS; round++) {
      const funded = (round % 30) + 1;
      const buyer = await market.buyer({ fundsMinor: funded * 100 });
      const contract = await market.contract({ buyer, priceExclusiveMinor: 100 });
      const withdraw = async (): Promise<boolean> => {
        const transactionId = newId("txn");
        try {
          await withBrand({ brandId: market.brand.id }, (tx) =>
            postAdjustment(tx, {
              transactionId,
              accountId: buyer.walletAccountId,
              amountMinor: -100,
              reason: "a race",
              actorUserId: null,
              idempotencyKey: transactionId,
              inputHash: "",
              now: new Date(),
            }),
          );
          return true;
        } catch (error) {
          if (isAppError(error) && error.reason === "wallet.insufficient_funds") return false;
          throw error;
        }
      };
      const happened = await times(50, async (i) =>
        i % 2 === 0 ? withdraw() : (await market.sell([market.lead([{ contract }])])).some(isSold),
      );
      expect(happened.filter(Boolean)).toHaveLength(funded);
    }
  });

  it("one idempotency key, 50 times: one lead, 49 replays of it", async () => {
    const market = await makeMarket();
    const contract = await market.contract();
    for (let round = 0; round < ROUNDS; round++) {
      const outcomes = (
        await times(50, () =>
          market.sell([
            market.lead([{ contract }], { row: { idempotencyKey: `key-${round}`, requestHash: "same" } }),
          ]),
        )
      ).flat();
      expect(outcomes.filter(isSold)).toHaveLength(1);
      const replayed = outcomes.flatMap((outcome) => (outcome.kind === "replay" ? [outcome.leadId] : []));
      expect(replayed).toHaveLength(49);
      expect(new Set(replayed).size).toBe(1);
    }
  });

  it("the last unit of a cap, 50 times: one", async () => {
    const market = await makeMarket();
    const buyer = await market.buyer({ fundsMinor: 100_000_000 });
    const limits = [{ capDay: 1 }, { capTotal: 1 }, { budgetWeekMinor: 3800 }, { budgetMonthMinor: 7599 }];
    for (let round = 0; round < ROUNDS; round++) {
      const contract: TestContract = await market.contract({ buyer, ...limits[round % limits.length] });
      const outcomes = await times(50, () => market.sell([market.lead([{ contract }])]));
      expect(outcomes.flat().filter(isSold)).toHaveLength(1);
    }
  });

  it("two reversals of one sale: one", async () => {
    const market = await makeMarket();
    const contract = await market.contract();
    for (let round = 0; round < ROUNDS; round++) {
      const [outcome] = await market.sell([market.lead([{ contract }])]);
      const saleId = outcome?.kind === "decided" ? (outcome.sales[0]?.id ?? "") : "";
      const reverse = () => {
        const transactionId = newId("txn");
        return withBrand({ brandId: market.brand.id }, (tx) =>
          reverseSale(tx, {
            transactionId,
            saleId: fromUuid("sale", saleId),
            reason: "a race",
            actorUserId: null,
            idempotencyKey: transactionId,
            inputHash: "",
            now: new Date(),
          }),
        );
      };
      const settled = await Promise.allSettled([reverse(), reverse()]);
      expect(settled.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      const refused = settled.find(({ status }) => status === "rejected");
      expect(refused).toMatchObject({ reason: { reason: "sale.already_reversed" } });
    }
    const [row] = await asOwner(
      "select count(*)::int as n from ledger_transaction where kind = 'reversal' and brand_id = $1",
      [market.brand.uuid],
    );
    expect(row).toEqual({ n: ROUNDS });
  });
});
