/**
 * What must always hold, asked of the rows themselves. Run by `npm run check:ledger`, after the money tests and by a job.
 * Each invariant is one statement, so that it sees one moment even while leads are sold, and runs as the application's role
 * inside the brand: a row that points at another brand points at nothing here.
 */
import { eq, sql } from "drizzle-orm";
import type { Id } from "@/lib/core/id";
import { withBrand, withPlatform } from "./brand";
import { brand } from "./schema";

export interface InvariantResult {
  readonly id: string;
  readonly title: string;
  readonly violations: number;
  /** A few of them: the brand's slug and what is wrong where. */
  readonly examples: readonly string[];
}

/** `query` has a row for each violation, with the column `example`. */
const INVARIANTS: readonly { id: string; title: string; query: string }[] = [
  {
    id: "I1",
    title: "Every transaction sums to zero per unit",
    query: `select e.transaction_id || ': ' || sum(e.amount) as example
      from ledger_entry e left join ledger_account a on a.id = e.account_id
      group by e.transaction_id, a.unit having sum(e.amount) <> 0`,
  },
  {
    id: "I2",
    title: "A balance is the sum of its entries",
    query: `select a.id || ': ' || a.balance || ' but entries ' || coalesce(s.total, 0) as example
      from ledger_account a left join (select account_id, sum(amount) as total from ledger_entry group by account_id) s on s.account_id = a.id
      where a.balance <> case when a.exact then coalesce(s.total, 0) else 0 end`,
  },
  {
    id: "I3",
    title: "A wallet's entries form a gapless chain",
    query: `select c.account_id || ' at ' || coalesce(c.account_version::text, '?') as example
      from (select e.account_id, e.account_version, e.amount, e.balance_after, a.exact,
          lag(e.account_version, 1, 0::bigint) over w as version_before, lag(e.balance_after, 1, 0::bigint) over w as balance_before
        from ledger_entry e join ledger_account a on a.id = e.account_id
        where a.exact or e.account_version is not null
        window w as (partition by e.account_id order by e.account_version)) c
      where not c.exact or c.account_version is distinct from c.version_before + 1 or c.balance_after is distinct from c.balance_before + c.amount
      union all
      select a.id || ': version ' || a.version || ' but entries ' || coalesce(s.n, 0)
      from ledger_account a left join (select account_id, max(account_version) as n from ledger_entry group by account_id) s on s.account_id = a.id
      where a.version <> coalesce(s.n, 0)`,
  },
  {
    id: "I4",
    title: "No balance is under its floor",
    query: `select id || ': ' || balance || ' under ' || floor as example from ledger_account where exact and balance < floor`,
  },
  {
    id: "I5",
    title: "No transaction is without entries",
    query: `select t.id::text as example from ledger_transaction t
      where not exists (select from ledger_entry e where e.transaction_id = t.id)`,
  },
  {
    id: "I6",
    title: "Places sold and sales' postings are one to one",
    query: `select l.id || ': ' || l.places_taken || ' places, sales take ' || coalesce(s.places, 0) || ', ' || l.status as example
      from lead l left join (
        select s.lead_id, sum(case when s.mode = 'exclusive' then l.max_shares else 1 end) as places
        from sale s join lead l on l.id = s.lead_id where s.reversed_at is null group by s.lead_id) s on s.lead_id = l.id
      where l.places_taken <> coalesce(s.places, 0) or (not l.test and (l.status = 'sold') <> (l.places_taken > 0))
      union all
      select s.id || ': posting' from sale s
      left join (select e.transaction_id,
          count(*) filter (where e.leg = 0) as wallets, sum(e.amount) filter (where e.leg = 0) as debit, min(e.account_id::text) filter (where e.leg = 0) as wallet,
          coalesce(sum(e.amount) filter (where e.leg = 1), 0) as revenue, coalesce(sum(e.amount) filter (where e.leg = 2), 0) as cost,
          coalesce(sum(e.amount) filter (where e.leg = 3), 0) as payable, count(*) as legs
        from ledger_entry e group by e.transaction_id) p on p.transaction_id = s.id
      where p.wallets is distinct from 1 or p.debit <> -s.price_minor or p.wallet <> s.wallet_account_id::text or p.revenue <> s.price_minor
        or p.cost <> -s.payout_minor or p.payable <> s.payout_minor or p.legs <> case when s.payout_minor = 0 then 2 else 4 end`,
  },
  {
    id: "I7",
    title: "Cap counters are the sales counted in their period",
    query: `select q.contract_id::text as example from contract_counter q
      left join (
        select s.contract_id, count(*) as n, sum(s.price) as spent, max(s.sold_at) as last,
          count(*) filter (where s.local::date = c.day) as day_n, coalesce(sum(s.price) filter (where s.local::date = c.day), 0) as day_spent,
          count(*) filter (where date_trunc('week', s.local)::date = c.week) as week_n, coalesce(sum(s.price) filter (where date_trunc('week', s.local)::date = c.week), 0) as week_spent,
          count(*) filter (where date_trunc('month', s.local)::date = c.month) as month_n, coalesce(sum(s.price) filter (where date_trunc('month', s.local)::date = c.month), 0) as month_spent
        from (select s.contract_id, s.price_minor as price, s.sold_at, s.sold_at at time zone b.time_zone as local from sale s join buyer b on b.id = s.buyer_id) s
        join contract_counter c on c.contract_id = s.contract_id group by s.contract_id) s on s.contract_id = q.contract_id
      where (q.total_count, q.total_spent, q.day_count, q.day_spent, q.week_count, q.week_spent, q.month_count, q.month_spent)
        is distinct from (coalesce(s.n, 0), coalesce(s.spent, 0), coalesce(s.day_n, 0), coalesce(s.day_spent, 0), coalesce(s.week_n, 0), coalesce(s.week_spent, 0), coalesce(s.month_n, 0), coalesce(s.month_spent, 0))
      union all
      select c.id || ': no counter' from contract c where not exists (select from contract_counter q where q.contract_id = c.id)`,
  },
  {
    id: "I8",
    title: "Clearing is what the payment provider reported (none is connected: its sum is zero)",
    query: `select a.id || ': ' || sum(e.amount) as example from ledger_account a join ledger_entry e on e.account_id = a.id
      where a.kind = 'clearing' group by a.id having sum(e.amount) <> 0`,
  },
  {
    id: "I9",
    title: "At most one reversal per sale, its exact inverse",
    query: `select s.id::text as example from sale s
      left join (select reverses_sale_id, count(*) as n from ledger_transaction where kind = 'reversal' group by reverses_sale_id) r on r.reverses_sale_id = s.id
      where coalesce(r.n, 0) <> case when s.reversed_at is null then 0 else 1 end
      union all
      select s.id || ': legs' from ledger_transaction t join sale s on s.id = t.reverses_sale_id
      join lateral (
        select sum(x.amount) as rest from (
          select e.account_id, e.leg, e.amount from ledger_entry e where e.transaction_id in (s.id, t.id)) x
        group by x.account_id, x.leg having sum(x.amount) <> 0 limit 1) d on true`,
  },
  {
    id: "I10",
    title: "Every sale has a delivery per endpoint",
    // Judged where the contract has not changed since the sale was decided.
    query: `select s.id || ' to ' || e.id as example
      from sale s join decision d on d.lead_id = s.lead_id and d.decided_at = s.sold_at
      join contract c on c.id = s.contract_id and c.routing_version <= d.routing_version
      join endpoint e on e.id = any(c.endpoint_ids) and e.buyer_id = s.buyer_id and e.created_at <= s.sold_at
      left join delivery v on v.sale_id = s.id and v.endpoint_id = e.id
      where v.id is null`,
  },
  {
    id: "I11",
    title: "Exclusive means one sale, shared never more than the lead's places",
    query: `select s.lead_id::text as example from sale s join lead l on l.id = s.lead_id where s.reversed_at is null
      group by s.lead_id, l.max_shares having count(*) > l.max_shares or (bool_or(s.mode = 'exclusive') and count(*) > 1)`,
  },
  {
    id: "I12",
    title: "No row points at nothing or at another brand",
    query: `select 'lead ' || l.id as example from lead l
        left join source s on s.id = l.source_id and s.supplier_id = l.supplier_id and s.category_id = l.category_id
        left join lead o on o.id = l.duplicate_of
        where s.id is null or (l.duplicate_of is not null and o.id is null)
      union all select 'sale ' || s.id from sale s
        left join lead l on l.id = s.lead_id and l.category_id = s.category_id and l.supplier_id = s.supplier_id
        left join contract c on c.id = s.contract_id and c.buyer_id = s.buyer_id and c.category_id = s.category_id
        left join ledger_account a on a.id = s.wallet_account_id and a.buyer_id = s.buyer_id
        where l.id is null or c.id is null or a.id is null
      union all select 'entry ' || e.transaction_id || '/' || e.leg from ledger_entry e
        left join ledger_account a on a.id = e.account_id
        left join sale s on s.id = e.transaction_id left join ledger_transaction t on t.id = e.transaction_id
        where a.id is null or (s.id is null and t.id is null)
      union all select 'delivery ' || d.id from delivery d
        left join sale s on s.id = d.sale_id and s.lead_id = d.lead_id and s.buyer_id = d.buyer_id
        left join endpoint e on e.id = d.endpoint_id and e.buyer_id = d.buyer_id
        where s.id is null or e.id is null
      union all select 'decision ' || d.lead_id from decision d left join lead l on l.id = d.lead_id where l.id is null
      union all select 'attempt ' || a.id from delivery_attempt a
        left join delivery d on d.id = a.delivery_id and d.buyer_id = a.buyer_id where d.id is null
      union all select 'opening ' || o.sale_id from sale_opening o
        left join sale s on s.id = o.sale_id and s.buyer_id = o.buyer_id where s.id is null
      union all select 'reversal ' || t.id from ledger_transaction t
        left join sale s on s.id = t.reverses_sale_id where t.reverses_sale_id is not null and s.id is null
      union all select 'buyer ' || b.id from buyer b
        left join ledger_account a on a.id = b.wallet_account_id and a.buyer_id = b.id and a.exact where a.id is null
      union all select 'supplier ' || s.id from supplier s
        left join ledger_account a on a.id = s.payable_account_id and a.supplier_id = s.id where a.id is null
      union all select 'brand ' || b.id from brand b
        where (select count(*) from ledger_account a where a.id in (b.revenue_account_id, b.cost_account_id, b.adjustment_account_id)) <> 3`,
  },
  {
    id: "I13",
    title: "What a contract may still buy is what its terms and counters leave it",
    // Where they were worked out for the contract as it is; 2^60 stands for no limit.
    query: `select t.contract_id || ': caps ' || t.cap_left || ', budgets ' || t.budget_left as example
      from (select q.*, (q.terms_from at time zone b.time_zone)::date as today, b.wallet_account_id as wallet, b.id as buyer,
          (select coalesce(array_agg(e.id order by u.o), '{}')::text from unnest(c.endpoint_ids) with ordinality u(id, o) join endpoint e on e.id = u.id and e.buyer_id = c.buyer_id) as own_endpoints,
          case when c.status <> 'active' then 4 when b.status <> 'active' then 5 else 0 end as blocked,
          case when c.mode <> 'shared' then c.price_exclusive_minor end as exclusive, case when c.mode <> 'exclusive' then c.price_shared_minor end as shared,
          least((c.cap_day - q.day_count) * 4::bigint, (c.cap_week - q.week_count) * 4::bigint + 1, (c.cap_month - q.month_count) * 4::bigint + 2, (c.cap_total - q.total_count) * 4::bigint + 3) as caps,
          least((c.budget_day_minor - q.day_spent) * 4, (c.budget_week_minor - q.week_spent) * 4 + 1, (c.budget_month_minor - q.month_spent) * 4 + 2, (c.budget_total_minor - q.total_spent) * 4 + 3) as budgets
        from contract_counter q join contract c on c.id = q.contract_id and c.routing_version = q.terms_version join buyer b on b.id = c.buyer_id
        where q.terms_until > q.terms_from) t
      where (t.day, t.wallet_account_id, t.buyer_id, t.endpoints, t.block, t.price_exclusive, t.price_shared) is distinct from (t.today, t.wallet, t.buyer, t.own_endpoints, t.blocked::bigint, t.exclusive, t.shared)
        or t.cap_left <> coalesce(t.caps, greatest(t.cap_left, 1::bigint << 59)) or t.budget_left <> coalesce(t.budgets, greatest(t.budget_left, 1::bigint << 59))`,
  },
  {
    id: "I14",
    title: "No column of the sale path holds what it may not",
    query: `select 'lead ' || id as example from lead where status not in ('sold', 'listed', 'unsold', 'held', 'duplicate', 'rejected') or places_taken not between 0 and max_shares
      union all select 'sale ' || id from sale where mode not in ('exclusive', 'shared') or origin not in ('push', 'shop', 'package') or price_minor <= 0 or payout_minor not between 0 and price_minor
      union all select 'entry ' || transaction_id || '/' || leg from ledger_entry where amount = 0
      union all select 'account ' || id from ledger_account where kind not in ('wallet', 'revenue', 'cost', 'payable', 'adjustment')
      union all select 'delivery ' || id from delivery
        where state not in ('pending', 'delivered', 'exhausted', 'canceled') or (state = 'pending') <> (due_at is not null)`,
  },
];

const SHOWN = 5;

async function checkBrand(brandId: Id<"brand">): Promise<{ n: number; examples: string[] }[]> {
  return withBrand({ brandId, readOnly: true }, async (tx) => {
    // Row security hides from the planner how many rows pass; its guess of one row would nest loops over whole tables.
    await tx.execute(
      sql.raw(`set local enable_nestloop = off; set local jit = off; set local work_mem = '64MB'`),
    );
    const found: { n: number; examples: string[] }[] = [];
    for (const { query } of INVARIANTS) {
      const { rows } = await tx.execute<{ n: number; examples: string[] | null }>(
        sql.raw(`select count(*)::int as n, (array_agg(example))[1:${SHOWN}] as examples from (${query}) q`),
      );
      found.push({ n: rows[0]?.n ?? 0, examples: rows[0]?.examples ?? [] });
    }
    return found;
  });
}

/** Checks every brand, archived ones too, or one. One result per invariant, over all of them. */
export async function checkInvariants(only?: Id<"brand">): Promise<InvariantResult[]> {
  const brands = await withPlatform("the list of brands to check; each is then checked inside itself", (tx) =>
    tx
      .select({ id: brand.id, slug: brand.slug })
      .from(brand)
      .where(only && eq(brand.id, only))
      .orderBy(brand.id),
  );
  const results = INVARIANTS.map(({ id, title }) => ({ id, title, violations: 0, examples: [] as string[] }));
  for (const { id, slug } of brands) {
    for (const [i, { n, examples }] of (await checkBrand(id)).entries()) {
      const result = results[i];
      if (!result) continue;
      result.violations += n;
      for (const example of examples) {
        if (result.examples.length < SHOWN) result.examples.push(`${slug}: ${example}`);
      }
    }
  }
  return results;
}
