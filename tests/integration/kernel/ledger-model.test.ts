/**
 * The ledger against a model of it: random sequences of sales, adjustments, credit limits, reversals and resales over a few
 * buyers and contracts. After each step the answer is what the model said, and so is every balance; at the end every
 * invariant holds.
 */
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, it } from "vitest";
import { withBrand } from "@/db/brand";
import { closePool } from "@/db/client";
import type { SellOutcome } from "@/db/kernel";
import { postAdjustment, reverseSale, setCreditLimit } from "@/db/kernel-steps";
import { isAppError } from "@/lib/core/errors";
import { fromUuid, newId, newUuid } from "@/lib/core/id";
import { share } from "@/lib/core/money";
import { makeLead } from "@/tests/factories/make-lead";
import { type Market, makeMarket } from "@/tests/factories/make-market";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import {
  type AskPlan,
  BUYERS,
  CONTRACTS,
  type ContractPlan,
  contractPlan,
  Model,
  type ModelLead,
  type Step,
  step,
} from "./ledger-model";

const RUNS = 100;
/** Sequences that run side by side in one brand, each with buyers and contracts of its own. */
const AT_ONCE = 10;
const SHARE_BPS = 6150;
const LONG_MS = 240_000;
/** A clock that ticks, all on one day: the model's caps of a day never roll. */
let tick = Date.parse("2026-03-10T11:00:00Z");
const now = (): Date => new Date(tick++);

let db: pg.Pool;
let market: Market;
beforeAll(async () => {
  db = new pg.Pool({ connectionString: process.env.TEST_DATABASE_URL, max: 4 });
  market = await makeMarket({ category: { supplierShareBps: SHARE_BPS, maxShares: 3 } });
});
afterAll(async () => {
  await db.end();
  await closePool();
});

interface World {
  readonly wallets: readonly string[];
  readonly contracts: readonly { uuid: string; number: number; version: number }[];
}

let nextNumber = 1;

/** A sequence's own buyers and contracts, in one statement: a thousand worlds are made. */
async function makeWorld(plans: readonly ContractPlan[]): Promise<World> {
  const brand = market.brand.uuid;
  const buyers = Array.from({ length: BUYERS }, () => newUuid());
  const wallets = buyers.map(() => newUuid());
  const contracts = plans.map(() => ({ uuid: newUuid(), number: nextNumber++, version: 1 }));
  const of = <T>(pick: (plan: ContractPlan) => T): T[] => plans.map(pick);
  await db.query(
    `with made_buyers as (insert into buyer (brand_id, id, name, email, country, time_zone, locale, wallet_account_id)
       select $1, b, b, 'b@example.org', 'DE', 'Europe/Berlin', 'de', w from unnest($2::uuid[], $3::uuid[]) t(b, w)),
     made_wallets as (insert into ledger_account (brand_id, id, kind, unit, exact, buyer_id)
       select $1, w, 'wallet', 'EUR', true, b from unnest($2::uuid[], $3::uuid[]) t(b, w)),
     made_contracts as (insert into contract (brand_id, id, number, buyer_id, category_id, name, mode, price_exclusive_minor, price_shared_minor, territory, filters, cap_day, cap_total, budget_total_minor, status, routing_version)
       select $1, id, n, ($2::uuid[])[b + 1], (select id from category where brand_id = $1), id, 'either', pe, ps, '[]', '[]', cd, ct, bt, case when p then 'paused' else 'active' end, 1
       from unnest($4::uuid[], $5::int[], $6::int[], $7::bigint[], $8::bigint[], $9::int[], $10::int[], $11::bigint[], $12::bool[]) t(id, n, b, pe, ps, cd, ct, bt, p))
     insert into contract_counter (brand_id, contract_id, day, week, month) select $1, id, '2026-01-01', '2026-01-01', '2026-01-01' from unnest($4::uuid[]) id`,
    [
      brand,
      buyers,
      wallets,
      contracts.map(({ uuid }) => uuid),
      contracts.map(({ number }) => number),
      of((plan) => plan.buyer),
      of((plan) => plan.exclusive),
      of((plan) => plan.shared),
      of((plan) => plan.capDay),
      of((plan) => plan.capTotal),
      of((plan) => plan.budgetTotal),
      of((plan) => plan.paused),
    ],
  );
  return { wallets, contracts };
}

function same(what: string, actual: unknown, predicted: unknown): void {
  const [a, p] = [JSON.stringify(actual), JSON.stringify(predicted)];
  if (a !== p) throw new Error(`${what}: ${a}, predicted ${p}`);
}

async function refusalOf(run: () => Promise<unknown>): Promise<string | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (isAppError(error)) return error.reason;
    throw error;
  }
}

/** Runs the sequence on both, comparing after each step. All on one day: the caps of a day are the model's too. */
async function play(plans: readonly ContractPlan[], steps: readonly Step[]): Promise<void> {
  const world = await makeWorld(plans);
  const model = new Model(plans);
  const inBrand = <T>(run: Parameters<typeof withBrand<T>>[1]) =>
    withBrand({ brandId: market.brand.id }, run);
  const walletOf = (buyer: number): string => world.wallets[buyer] ?? "";
  const posting = () => {
    const transactionId = newId("txn");
    return {
      transactionId,
      reason: "model",
      actorUserId: null,
      idempotencyKey: transactionId,
      inputHash: "",
      now: now(),
    };
  };

  const offer = (asked: readonly AskPlan[], stageMax: number, given: Parameters<typeof makeLead>[2]) =>
    makeLead(
      market.source,
      asked.map(({ contract, whole, byBid }) => ({
        contract: world.contracts[contract] ?? { uuid: "", number: 0, version: 1 },
        mode: whole ? ("exclusive" as const) : ("shared" as const),
        byBid,
        stageMaxSales: stageMax,
      })),
      given,
    );

  const compare = (
    outcome: SellOutcome | undefined,
    lead: ModelLead,
    expected: ReturnType<Model["walk"]>,
  ) => {
    if (outcome?.kind !== "decided") throw new Error(`not decided: ${JSON.stringify(outcome)}`);
    same("codes", outcome.codes, expected.codes);
    same("status", outcome.status, lead.taken > 0 ? "sold" : "unsold");
    same(
      "sales",
      outcome.sales.map((sale) => [sale.mode, sale.priceMinor, sale.payoutMinor]),
      expected.sold.map(({ whole, price }) => [
        whole ? "exclusive" : "shared",
        price,
        share(price, SHARE_BPS),
      ]),
    );
    for (const [i, sale] of expected.sold.entries()) {
      model.sales.push({ ...sale, id: outcome.sales[i]?.id ?? "" });
    }
  };

  for (const one of steps) {
    if (one.do === "sell") {
      const made = one.leads.map(({ shares }) => ({
        id: newUuid(),
        shares,
        taken: 0,
        owners: new Set<number>(),
      }));
      const outcomes = await market.sell(
        one.leads.map((lead, i) =>
          offer(lead.asks, lead.stageMax, { id: made[i]?.id ?? "", maxShares: lead.shares }),
        ),
        now(),
      );
      for (const [i, lead] of made.entries()) {
        const plan = one.leads[i];
        compare(outcomes[i], lead, model.walk(lead, plan?.asks ?? [], plan?.stageMax ?? 0));
        model.leads.push(lead);
      }
    } else if (one.do === "resell") {
      const lead = model.leads[one.lead % Math.max(1, model.leads.length)];
      if (!lead) continue;
      const [outcome] = await market.sell([offer(one.asks, 0, { id: lead.id, isNew: false })], now());
      compare(outcome, lead, model.walk(lead, one.asks, 0));
    } else if (one.do === "adjust") {
      const before = model.balance[one.buyer] ?? 0;
      const refused = await refusalOf(() =>
        inBrand((tx) =>
          postAdjustment(tx, { ...posting(), accountId: walletOf(one.buyer), amountMinor: one.amount }),
        ),
      );
      const fits = one.amount > 0 || before + one.amount >= -(model.limit[one.buyer] ?? 0);
      same("adjustment", refused, fits ? null : "wallet.insufficient_funds");
      if (fits) model.balance[one.buyer] = before + one.amount;
    } else if (one.do === "limit") {
      const refused = await refusalOf(() =>
        inBrand((tx) => setCreditLimit(tx, { accountId: walletOf(one.buyer), limitMinor: one.limit })),
      );
      const fits = (model.balance[one.buyer] ?? 0) >= -one.limit;
      same("limit", refused, fits ? null : "wallet.insufficient_funds");
      if (fits) model.limit[one.buyer] = one.limit;
    } else {
      const sale = model.sales[one.sale % Math.max(1, model.sales.length)];
      if (!sale) continue;
      const refused = await refusalOf(() =>
        inBrand((tx) => reverseSale(tx, { ...posting(), saleId: fromUuid("sale", sale.id) })),
      );
      same("reversal", refused, sale.reversed ? "sale.already_reversed" : null);
      if (sale.reversed) continue;
      sale.reversed = true;
      sale.lead.taken = sale.whole ? 0 : sale.lead.taken - 1;
      model.balance[sale.buyer] = (model.balance[sale.buyer] ?? 0) + sale.price;
    }
    const { rows } = await db.query<{ balance: string }>(
      "select balance from ledger_account where brand_id = $1 and id = any($2) order by array_position($2, id)",
      [market.brand.uuid, world.wallets],
    );
    same(
      `balances after ${one.do}`,
      rows.map((row) => Number(row.balance)),
      model.balance,
    );
  }
}

describe("the ledger", { timeout: LONG_MS }, () => {
  it(`does what the model says, over ${RUNS * AT_ONCE} random sequences`, async () => {
    const sequence = fc.tuple(
      fc.array(contractPlan, { minLength: CONTRACTS, maxLength: CONTRACTS }),
      fc.array(step, { minLength: 3, maxLength: 10 }),
    );
    const sequences = fc.array(sequence, { minLength: AT_ONCE, maxLength: AT_ONCE });
    await fc.assert(
      fc.asyncProperty(sequences, async (several) => {
        const ends = await Promise.allSettled(several.map(([plans, steps]) => play(plans, steps)));
        for (const end of ends) if (end.status === "rejected") throw end.reason;
      }),
      { numRuns: RUNS },
    );
    await expectLedgerBalanced();
  });
});
