/** Each invariant can fail: a healthy ledger, one row of it spoilt by the database's owner, and the check must say so. */
import { afterAll, describe, expect, inject, it } from "vitest";
import { closePool } from "@/db/client";
import { checkInvariants } from "@/db/invariants";
import { newUuid } from "@/lib/core/id";
import { makeEndpoint } from "@/tests/factories/make-endpoint";
import { makeMarket } from "@/tests/factories/make-market";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import { asOwner } from "@/tests/support/owner-database";
import { cloneForWorker } from "@/tests/support/postgres";

// A database of its own: what is spoilt here stays so, and no other file may find it.
const url = await cloneForWorker(inject("templateUrl"), `${process.env.VITEST_POOL_ID ?? "1"}_spoilt`);
Object.assign(process.env, { DATABASE_URL: url, TEST_DATABASE_URL: url });
afterAll(closePool);

/** A brand with a lead of two shared sales, one of an exclusive sale, an unsold one, and money that came in. */
async function makeLedger() {
  const market = await makeMarket();
  const buyer = await market.buyer({ fundsMinor: 10_000 });
  const endpoint = await makeEndpoint(market.brand, buyer);
  const whole = await market.contract({ buyer, endpoints: [endpoint] });
  const [a, b] = [await market.contract({ mode: "shared" }), await market.contract({ mode: "shared" })];
  const shared = market.lead([a, b].map((contract) => ({ contract, mode: "shared" as const })));
  const exclusive = market.lead([{ contract: whole }]);
  const unsold = market.lead();
  const [, outcome] = await market.sell([shared, exclusive, unsold]);
  const sale = outcome?.kind === "decided" ? (outcome.sales[0]?.id ?? "") : "";
  return { market, brand: market.brand, buyer, endpoint, whole, shared, exclusive, unsold, sale };
}
type Ledger = Awaited<ReturnType<typeof makeLedger>>;

const spoilt: readonly [id: string, what: string, spoil: (ledger: Ledger) => Promise<unknown>][] = [
  [
    "I1",
    "an entry's amount",
    ({ sale }) =>
      asOwner("update ledger_entry set amount = amount + 1 where transaction_id = $1 and leg = 1", [sale]),
  ],
  [
    "I2",
    "a wallet's balance",
    ({ buyer }) =>
      asOwner("update ledger_account set balance = balance + 1 where id = $1", [buyer.walletAccountId]),
  ],
  [
    "I2",
    "a balance on a lazy account",
    ({ brand }) => asOwner("update ledger_account set balance = 1 where id = $1", [brand.revenueAccountId]),
  ],
  [
    "I3",
    "a gap in the chain",
    ({ sale }) =>
      asOwner("update ledger_entry set account_version = 9 where transaction_id = $1 and leg = 0", [sale]),
  ],
  [
    "I3",
    "a running balance",
    ({ sale }) =>
      asOwner("update ledger_entry set balance_after = 9 where transaction_id = $1 and leg = 0", [sale]),
  ],
  [
    "I3",
    "a version ahead of its entries",
    ({ buyer }) =>
      asOwner("update ledger_account set version = version + 1 where id = $1", [buyer.walletAccountId]),
  ],
  [
    "I4",
    "a floor above the balance",
    async ({ buyer }) => {
      const check = "check (not exact or balance >= floor)";
      await asOwner("alter table ledger_account drop constraint if exists ledger_account_floor_check");
      await asOwner("update ledger_account set floor = balance + 1 where id = $1", [buyer.walletAccountId]);
      await asOwner(
        `alter table ledger_account add constraint ledger_account_floor_check ${check} not valid`,
      );
    },
  ],
  [
    "I5",
    "a transaction that moved nothing",
    ({ brand }) =>
      asOwner(
        "insert into ledger_transaction (brand_id, id, kind, idempotency_key, input_hash, posted_at) values ($1, $2, 'adjustment', 'x', '', now())",
        [brand.uuid, newUuid()],
      ),
  ],
  [
    "I6",
    "a place more than was sold",
    ({ shared }) => asOwner("update lead set places_taken = 3 where id = $1", [shared.id]),
  ],
  [
    "I6",
    "a sold lead without a sale",
    ({ unsold }) => asOwner("update lead set status = 'sold' where id = $1", [unsold.id]),
  ],
  ["I6", "a sale's price", ({ sale }) => asOwner("update sale set price_minor = 3801 where id = $1", [sale])],
  [
    "I6",
    "a sale without its posting",
    ({ sale }) => asOwner("delete from ledger_entry where transaction_id = $1", [sale]),
  ],
  [
    "I7",
    "a counter's count of the day",
    ({ whole }) => asOwner("update contract_counter set day_count = 0 where contract_id = $1", [whole.uuid]),
  ],
  [
    "I7",
    "a counter's money in total",
    ({ whole }) =>
      asOwner("update contract_counter set total_spent = 1 where contract_id = $1", [whole.uuid]),
  ],
  [
    "I7",
    "a contract without a counter",
    ({ whole }) => asOwner("delete from contract_counter where contract_id = $1", [whole.uuid]),
  ],
  [
    "I8",
    "money in clearing that no provider reported",
    async ({ brand }) => {
      await asOwner("alter table ledger_account drop constraint if exists ledger_account_kind_check");
      await asOwner("update ledger_account set kind = 'clearing' where id = $1", [brand.costAccountId]);
    },
  ],
  [
    "I9",
    "a sale called reversed without a reversal",
    ({ sale }) => asOwner("update sale set reversed_at = now() where id = $1", [sale]),
  ],
  [
    "I9",
    "a reversal that gives back too much",
    async ({ brand, sale }) => {
      const id = newUuid();
      await asOwner(
        "insert into ledger_transaction (brand_id, id, kind, idempotency_key, input_hash, reverses_sale_id, posted_at) values ($1, $2, 'reversal', 'x', '', $3, now())",
        [brand.uuid, id, sale],
      );
      await asOwner("update sale set reversed_at = now() where id = $1", [sale]);
      await asOwner(
        `insert into ledger_entry (brand_id, transaction_id, leg, account_id, amount, posted_at)
         select brand_id, $2, leg, account_id, -2 * amount, now() from ledger_entry where transaction_id = $1`,
        [sale, id],
      );
    },
  ],
  ["I10", "a delivery gone", ({ sale }) => asOwner("delete from delivery where sale_id = $1", [sale])],
  [
    "I11",
    "an exclusive sale beside another",
    ({ shared }) =>
      asOwner(
        "update sale set mode = 'exclusive' where id = (select id from sale where lead_id = $1 order by id limit 1)",
        [shared.id],
      ),
  ],
  [
    "I11",
    "more sales than places",
    async ({ shared }) => {
      await asOwner("update lead set max_shares = 1, places_taken = 1 where id = $1", [shared.id]);
    },
  ],
  ...(
    [
      ["a lead's source", "update lead set source_id = $2 where id = $1", "exclusive"],
      ["a duplicate's original", "update lead set duplicate_of = $2 where id = $1", "unsold"],
      ["a sale's lead", "update sale set lead_id = $2 where lead_id = $1", "exclusive"],
      ["a sale's contract", "update sale set contract_id = $2 where lead_id = $1", "exclusive"],
      ["a delivery's endpoint", "update delivery set endpoint_id = $2 where lead_id = $1", "exclusive"],
      ["a decision's lead", "update decision set lead_id = $2 where lead_id = $1", "exclusive"],
    ] as const
  ).map(([what, statement, lead]): (typeof spoilt)[number] => [
    "I12",
    `${what} is nobody`,
    (ledger) => asOwner(statement, [ledger[lead].id, newUuid()]),
  ]),
  [
    "I12",
    "an entry of an account that is not there",
    ({ sale }) =>
      asOwner("update ledger_entry set account_id = $2 where transaction_id = $1 and leg = 3", [
        sale,
        newUuid(),
      ]),
  ],
  [
    "I12",
    "an attempt at no delivery",
    ({ brand, buyer }) =>
      asOwner(
        "insert into delivery_attempt (brand_id, id, delivery_id, buyer_id, number, started_at, duration_ms, outcome, request) values ($1, $2, $2, $3, 1, now(), 1, 'failed', '{}')",
        [brand.uuid, newUuid(), buyer.uuid],
      ),
  ],
  [
    "I12",
    "a sale to another brand's contract",
    async ({ sale }) => {
      const { whole } = await makeLedger();
      await asOwner("update sale set contract_id = $2 where id = $1", [sale, whole.uuid]);
    },
  ],
  ...[
    "cap_left = 4",
    "budget_left = 4",
    "block = 4",
    "price_exclusive = 1",
    "day = day - 1",
    "buyer_id = contract_id",
    "endpoints = '{' || contract_id || '}'",
  ].map((set): (typeof spoilt)[number] => [
    "I13",
    `${set} of a counter`,
    ({ whole }) => asOwner(`update contract_counter set ${set} where contract_id = $1`, [whole.uuid]),
  ]),
  ...(
    [
      ["a lead's status", "update lead set status = 'gone' where id = $1"],
      ["a lead's places", "update lead set places_taken = max_shares + 1 where id = $1"],
      ["a sale's price", "update sale set price_minor = 0 where lead_id = $1"],
      ["a sale's mode", "update sale set mode = 'whole' where lead_id = $1"],
      ["a delivery's state", "update delivery set state = 'lost' where lead_id = $1"],
      ["a delivery that is due for ever", "update delivery set state = 'delivered' where lead_id = $1"],
    ] as const
  ).map(([what, statement]): (typeof spoilt)[number] => [
    "I14",
    what,
    ({ exclusive }) => asOwner(statement, [exclusive.id]),
  ]),
  [
    "I14",
    "an entry of nothing",
    ({ sale }) => asOwner("update ledger_entry set amount = 0 where transaction_id = $1 and leg = 1", [sale]),
  ],
  [
    "I14",
    "an account's kind",
    ({ buyer }) => asOwner("update ledger_account set kind = 'purse' where id = $1", [buyer.walletAccountId]),
  ],
];

describe("a healthy ledger", () => {
  it("violates nothing", async () => {
    const { brand } = await makeLedger();
    await expectLedgerBalanced(brand.id);
  });
});

describe("a spoilt one is found", () => {
  it.each(spoilt)("%s: %s", async (id, _, spoil) => {
    const ledger = await makeLedger();
    await spoil(ledger);
    const found = (await checkInvariants(ledger.brand.id)).filter(({ violations }) => violations > 0);
    expect(found.map((one) => one.id)).toContain(id);
    expect(found.find((one) => one.id === id)?.examples[0]).toContain(ledger.brand.facts.slug);
  });

  it("all of them are proven", () => {
    const proven = new Set(spoilt.map(([id]) => id));
    expect([...proven].toSorted()).toEqual(Array.from({ length: 14 }, (_, i) => `I${i + 1}`).toSorted());
  });
});
