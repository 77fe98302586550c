import { and, eq, gte, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { lead, sale } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { fromUuid, type Id, uuidAt } from "@/lib/core/id";

/** What came in; test leads do not count. */
export interface SuppliedCount {
  readonly received: number;
  readonly sold: number;
  /** Rejected and duplicates. */
  readonly refused: number;
  /** The supplier's share of the sales that stand. */
  readonly payoutMinor: number;
}

export const NO_LEADS: SuppliedCount = { received: 0, sold: 0, refused: 0, payoutMinor: 0 };

export interface SuppliedCounts<K> {
  readonly of: K;
  /** Since midnight in the brand's zone. */
  readonly today: SuppliedCount;
  /** Today and the 29 days before it. */
  readonly month: SuppliedCount;
}

const DAYS = 30;
/** Ids carry the clock of the process that made them; the time of receipt is the database's. */
const CLOCK_SLACK_MS = 60 * 60_000;

interface Bounds extends Record<string, unknown> {
  readonly today: string;
  readonly month: string;
}

/** The leads of some suppliers, counted by source or by supplier; who brought none is not in the list. */
export async function readSuppliedCounts<C extends typeof lead.sourceId | typeof lead.supplierId>(
  tx: Tx,
  ctx: Ctx,
  by: C,
  supplierIds: readonly Id<"supplier">[],
): Promise<readonly SuppliedCounts<C["_"]["data"]>[]> {
  if (supplierIds.length === 0) return [];
  const { rows } = await tx.execute<Bounds>(sql`
    select (d.day at time zone ${ctx.brand.timeZone})::text as today,
      ((d.day - make_interval(days => ${DAYS - 1})) at time zone ${ctx.brand.timeZone})::text as month
    from (select date_trunc('day', ${ctx.now().toISOString()}::timestamptz at time zone ${ctx.brand.timeZone}) as day) d`);
  const [bounds] = rows;
  if (!bounds) throw new Error("the database knows no day");
  const since = new Date(bounds.month);
  // Leads and sales are in order of time: an index finds where a day begins.
  const first = uuidAt(since.getTime() - CLOCK_SLACK_MS);
  const isToday = sql`${lead.receivedAt} >= ${bounds.today}::timestamptz`;
  const paid = tx
    .select({
      leadId: sale.leadId,
      payout: sql<string>`sum(${sale.payoutMinor}) filter (where ${sale.reversedAt} is null)`.as("payout"),
    })
    .from(sale)
    .where(and(inArray(sale.supplierId, [...supplierIds]), gte(sale.id, fromUuid("sale", first))))
    .groupBy(sale.leadId)
    .as("paid");
  const count = (when: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${when}))::int`;
  const isSold = sql`${lead.status} = 'sold'`;
  const isRefused = sql`${lead.status} in ('rejected', 'duplicate')`;
  const found = await tx
    .select({
      of: by,
      received: count(sql`true`),
      sold: count(isSold),
      refused: count(isRefused),
      payout: sql<string>`coalesce(sum(${paid.payout}), 0)`,
      receivedToday: count(isToday),
      soldToday: count(sql`${isToday} and ${isSold}`),
      refusedToday: count(sql`${isToday} and ${isRefused}`),
      payoutToday: sql<string>`coalesce(sum(${paid.payout}) filter (where ${isToday}), 0)`,
    })
    .from(lead)
    .leftJoin(paid, eq(paid.leadId, lead.id))
    .where(
      and(
        inArray(lead.supplierId, [...supplierIds]),
        gte(lead.id, fromUuid("lead", first)),
        gte(lead.receivedAt, since),
        eq(lead.test, false),
      ),
    )
    .groupBy(by);
  return found.map((row) => ({
    of: row.of,
    today: {
      received: row.receivedToday,
      sold: row.soldToday,
      refused: row.refusedToday,
      payoutMinor: Number(row.payoutToday),
    },
    month: {
      received: row.received,
      sold: row.sold,
      refused: row.refused,
      payoutMinor: Number(row.payout),
    },
  }));
}
