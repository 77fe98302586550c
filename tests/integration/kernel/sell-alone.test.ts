/** A lead alone in its batch goes a shorter way through the kernel: it must come to the same, to the last row. */
import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { closePool } from "@/db/client";
import { type SellLead, type SellOutcome, StaleRoutingError, sell } from "@/db/kernel";
import { freezeWallet } from "@/db/kernel-steps";
import { makeEndpoint } from "@/tests/factories/make-endpoint";
import { type Market, makeMarket } from "@/tests/factories/make-market";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import { asOwner } from "@/tests/support/owner-database";

afterAll(async () => {
  await expectLedgerBalanced();
  await closePool();
});

type Given = Parameters<typeof makeMarket>[0];
/** Prepares a market and says what is sold in it, and when. */
type Situation = (market: Market) => Promise<{ lead: SellLead; now?: Date; before?: SellLead }>;

const situations: readonly [what: string, kind: string, situation: Situation, given?: Given][] = [
  ["the first of two buys", "sold", async (m) => ({ lead: m.lead([await ask(m), await ask(m)]) })],
  [
    "a paused one, a suspended one and one without funds are passed over",
    "sold",
    async (m) => {
      const suspended = await m.buyer({ fundsMinor: 1_000_000, status: "suspended" });
      const broke = await m.buyer({ fundsMinor: 3799 });
      const asks = [
        await ask(m, { status: "paused" }),
        await ask(m, { buyer: suspended }),
        await ask(m, { buyer: broke }),
      ];
      return { lead: m.lead([...asks, await ask(m), { ...(await ask(m)), byBid: true }]) };
    },
  ],
  [
    "credit is money, to the last cent",
    "sold",
    async (m) => ({
      lead: m.lead([await ask(m, { buyer: await m.buyer({ creditLimitMinor: 3800 }) })]),
    }),
  ],
  [
    "a frozen wallet",
    "unsold",
    async (m) => {
      const buyer = await m.buyer({ fundsMinor: 1_000_000 });
      await withBrand({ brandId: m.brand.id }, (tx) =>
        freezeWallet(tx, {
          accountId: buyer.walletAccountId,
          frozen: { at: new Date(), reason: "disputed" },
        }),
      );
      return { lead: m.lead([await ask(m, { buyer })]) };
    },
  ],
  ...(["capDay", "capWeek", "capMonth", "capTotal"] as const).map((cap): (typeof situations)[number] => [
    `${cap} reached`,
    "unsold",
    async (m) => {
      const full = await ask(m, { [cap]: 1 });
      return { before: m.lead([full]), lead: m.lead([full]) };
    },
  ]),
  ...(["budgetDayMinor", "budgetWeekMinor", "budgetMonthMinor", "budgetTotalMinor"] as const).map(
    (budget): (typeof situations)[number] => [
      `${budget} used up`,
      "unsold",
      async (m) => {
        const full = await ask(m, { [budget]: 7599 });
        return { before: m.lead([full]), lead: m.lead([full]) };
      },
    ],
  ),
  [
    "a cap of yesterday",
    "sold",
    async (m) => {
      const contract = await ask(m, { capDay: 1, capWeek: 9, budgetMonthMinor: 100_000 });
      await m.sell([m.lead([contract])], new Date("2026-03-10T12:00:00Z"));
      return { lead: m.lead([contract]), now: new Date("2026-03-11T12:00:00Z") };
    },
  ],
  [
    "a clock set back",
    "sold",
    async (m) => {
      const contract = await ask(m, { capDay: 5 });
      await m.sell([m.lead([contract])], new Date("2026-03-11T12:00:00Z"));
      return { lead: m.lead([contract]), now: new Date("2026-03-10T12:00:00Z") };
    },
  ],
  [
    "nobody asked; it goes to the shop",
    "listed",
    async (m) => ({ lead: m.lead() }),
    { category: { listsInShop: true } },
  ],
  [
    "nobody bought, and there are more to ask",
    "again",
    async (m) => ({ lead: m.lead([await ask(m, { status: "paused" })], { hasMore: true }) }),
  ],
  [
    "the same contract asked twice",
    "sold",
    async (m) => {
      const contract = await ask(m);
      return { lead: m.lead([contract, { ...contract, stage: 1 }]) };
    },
  ],
  [
    "no share for the supplier",
    "sold",
    async (m) => ({ lead: m.lead([await ask(m)]) }),
    { category: { supplierShareBps: 0 } },
  ],
  [
    "three endpoints, one disabled",
    "sold",
    async (m) => {
      const buyer = await m.buyer({ fundsMinor: 1_000_000 });
      const endpoints = [
        await makeEndpoint(m.brand, buyer),
        await makeEndpoint(m.brand, buyer, { disabledAt: new Date() }),
        await makeEndpoint(m.brand, buyer),
      ];
      return { lead: m.lead([await ask(m, { buyer, endpoints })]) };
    },
  ],
  ...(["emailKey", "phoneKey"] as const).flatMap((key) =>
    (["reject", "hold"] as const).map((action): (typeof situations)[number] => [
      `a duplicate by ${key}: ${action}`,
      action === "hold" ? "held" : "duplicate",
      async (m) => {
        const known = { [key]: randomUUID() };
        return { before: m.lead([], { row: known }), lead: m.lead([await ask(m)], { row: known }) };
      },
      { category: { duplicateRule: { fields: ["email", "phone"], action } } },
    ]),
  ),
  [
    "a rule that compares the phone only",
    "sold",
    async (m) => {
      const known = { emailKey: randomUUID() };
      return { before: m.lead([], { row: known }), lead: m.lead([await ask(m)], { row: known }) };
    },
    { category: { duplicateRule: { fields: ["phone"] } } },
  ],
  [
    "an idempotency key sent again",
    "replay",
    async (m) => {
      const row = { idempotencyKey: "once", requestHash: "a" };
      return { before: m.lead([], { row }), lead: m.lead([await ask(m)], { row }) };
    },
  ],
  [
    "an idempotency key with another body",
    "replay",
    async (m) => ({
      before: m.lead([], { row: { idempotencyKey: "once", requestHash: "a" } }),
      lead: m.lead([await ask(m)], { row: { idempotencyKey: "once", requestHash: "b" } }),
    }),
  ],
  [
    "all that a row can hold",
    "sold",
    async (m) => ({
      lead: m.lead([await ask(m)], {
        row: {
          externalId: 'x"1',
          subSource: "a\\b",
          street: "Straße {1}, 2",
          lat: null,
          lng: null,
          extra: { more: ["1", null] },
          consent: { text: "yes, 'all'" },
          flags: ["email_disposable", "phone_invalid"],
          idempotencyKey: "k",
          requestHash: "h",
        },
      }),
    }),
  ],
];

async function ask(market: Market, given?: Parameters<Market["contract"]>[0]) {
  return { contract: await market.contract(given) };
}

/** What the database holds of the brand, without what differs from run to run; of contracts that bought nothing, nothing. */
function rowsOf({ brand }: Market): Promise<unknown[]> {
  return asOwner(
    `select to_jsonb(l) - '{brand_id,id,category_id,source_id,supplier_id,received_at,email_key,phone_key,person_key,duplicate_of}'::text[] as lead,
       l.duplicate_of is not null as again, case when l.received_at < '2026-04-01' then l.received_at end as at,
       (select d.trail from decision d where d.lead_id = l.id) as trail,
       (select jsonb_agg(jsonb_build_array(c.number, s.mode, s.origin, s.price_minor, s.payout_minor, right(s.id::text, 4), left(s.id::text, 32) = left(l.id::text, 32),
            s.sold_at = l.received_at, b.wallet_account_id = s.wallet_account_id,
            (select jsonb_agg(jsonb_build_array(e.leg, a.kind, e.amount, e.balance_after, e.account_version) order by e.leg)
              from ledger_entry e join ledger_account a on a.id = e.account_id where e.transaction_id = s.id),
            (select jsonb_agg(jsonb_build_array(right(d.id::text, 4), d.state, d.due_at = s.sold_at, d.last_error) order by d.id) from delivery d where d.sale_id = s.id)))
          from sale s join contract c on c.id = s.contract_id join buyer b on b.id = s.buyer_id where s.lead_id = l.id) as sales
     from lead l where l.brand_id = $1 and l.external_id is distinct from 'beside'
     union all
     select to_jsonb(q) - '{brand_id,contract_id,wallet_account_id,buyer_id,endpoints,last_sold_at,terms_from,terms_until}'::text[], q.terms_from < q.terms_until and q.buyer_id = c.buyer_id, null,
       array[c.number], to_jsonb(array[a.balance, a.version])
     from contract_counter q join contract c on c.id = q.contract_id join buyer b on b.id = c.buyer_id join ledger_account a on a.id = b.wallet_account_id
     where q.brand_id = $1 and q.total_count > 0 order by 2, 4, 1`,
    [brand.uuid],
  );
}

/** Sells it, alone or with a lead beside it that nobody wants. */
async function play(situation: Situation, given: Given | undefined, isAlone: boolean) {
  const market = await makeMarket(given);
  const { lead, now, before } = await situation(market);
  if (before) await market.sell([before, market.lead([], { row: { externalId: "beside" } })]);
  const beside = isAlone ? [] : [market.lead([], { row: { externalId: "beside" } })];
  const [outcome] = await market.sell([lead, ...beside], now);
  return { outcome, told: tell(outcome), rows: await rowsOf(market), lead };
}

/** The outcome without its ids. */
function tell(outcome: SellOutcome | undefined): unknown {
  if (outcome?.kind !== "decided")
    return outcome && { ...outcome, ...("leadId" in outcome && { leadId: "" }) };
  return {
    ...outcome,
    duplicateOf: outcome.duplicateOf !== null,
    sales: outcome.sales.map((sale) => ({ ...sale, id: sale.id.slice(32), contractId: "" })),
  };
}

describe("alone or with another: the same comes of it", () => {
  it.each(situations)("%s: %s", async (_, kind, situation, given) => {
    const alone = await play(situation, given, true);
    const beside = await play(situation, given, false);
    const { outcome } = alone;
    expect(outcome?.kind === "decided" ? outcome.status : outcome?.kind).toBe(kind);
    expect(alone.told).toEqual(beside.told);
    expect(alone.rows).toEqual(beside.rows);
  });

  it("who bought is told by the contract's id, and the sale by its own", async () => {
    const market = await makeMarket();
    const [first, second] = [await ask(market, { status: "paused" }), await ask(market)];
    const [outcome] = await market.sell([market.lead([first, second])]);
    const [row] = await asOwner("select id, contract_id from sale where brand_id = $1", [market.brand.uuid]);
    expect(outcome).toMatchObject({ sales: [{ id: row?.id, contractId: second.contract.uuid }] });
    expect(row?.contract_id).toBe(second.contract.uuid);
  });

  it("older routing, another brand's source or contract: refused, and nothing is written", async () => {
    const [market, other] = [await makeMarket(), await makeMarket()];
    const lead = market.lead([await ask(market)]);
    const foreign = market.lead([await ask(other)]);
    const batch = { brandId: market.brand.uuid, routingVersion: 1 };
    await expect(sell({ ...batch, routingVersion: 0, leads: [lead] })).rejects.toThrow(StaleRoutingError);
    await expect(sell({ ...batch, leads: [foreign] })).rejects.toMatchObject({ code: "not_found" });
    await expect(sell({ ...batch, leads: [other.lead([await ask(market)])] })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(
      await asOwner("select from lead where brand_id = any($1)", [[market.brand.uuid, other.brand.uuid]]),
    ).toEqual([]);
  });
});
