import { and, count, eq, gte, isNull, sql } from "drizzle-orm";
import * as z from "zod";
import { lead, sale } from "@/db/schema";
import { fromUuid } from "@/lib/core/id";
import { LEAD_STATUSES, type LeadStatus } from "@/lib/leads/schema";
import { query } from "@/lib/runtime/use-case";

export interface DayFigures {
  /** The brand's calendar day, YYYY-MM-DD: what the figures' lists are filtered by. */
  readonly on: string;
  readonly received: number;
  readonly byStatus: Readonly<Record<LeadStatus, number>>;
  /** Sales that stand. */
  readonly sales: number;
  readonly revenueMinor: number;
  readonly payoutMinor: number;
}

/** Ids carry the clock of the process that made them; the time of receipt is the database's. */
const CLOCK_SLACK_MS = 60 * 60_000;

/** The smallest id of a moment: leads and sales are in order of time, so an index finds where a day begins. */
function firstUuid(at: Date): string {
  const hex = Math.max(0, at.getTime() - CLOCK_SLACK_MS)
    .toString(16)
    .padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** What came in today, in the brand's zone, and what became of it; test leads do not count. */
export const getDayFigures = query({
  name: "day_figures.get",
  permission: "lead.read",
  input: z.object({}),
  async run(tx, _input, ctx): Promise<DayFigures> {
    const zone = ctx.brand.timeZone;
    const { rows } = await tx.execute<{ day: string; starts: string }>(sql`
      select d.day::text as day, (d.day::timestamp at time zone ${zone})::text as starts
      from (select (${ctx.now().toISOString()}::timestamptz at time zone ${zone})::date as day) d`);
    const [today] = rows;
    if (!today) throw new Error("the database knows no day");
    const starts = new Date(today.starts);
    const first = firstUuid(starts);
    const counts = await tx
      .select({ status: lead.status, count: count() })
      .from(lead)
      .where(and(gte(lead.id, fromUuid("lead", first)), gte(lead.receivedAt, starts), eq(lead.test, false)))
      .groupBy(lead.status);
    const [sold] = await tx
      .select({
        sales: count(),
        revenue: sql<string>`coalesce(sum(${sale.priceMinor}), 0)`,
        payout: sql<string>`coalesce(sum(${sale.payoutMinor}), 0)`,
      })
      .from(sale)
      .where(and(gte(sale.id, fromUuid("sale", first)), gte(sale.soldAt, starts), isNull(sale.reversedAt)));
    const of = (status: LeadStatus) => counts.find((row) => row.status === status)?.count ?? 0;
    return {
      on: today.day,
      received: counts.reduce((sum, row) => sum + row.count, 0),
      byStatus: Object.fromEntries(LEAD_STATUSES.map((status) => [status, of(status)])) as Record<
        LeadStatus,
        number
      >,
      sales: sold?.sales ?? 0,
      revenueMinor: Number(sold?.revenue ?? 0),
      payoutMinor: Number(sold?.payout ?? 0),
    };
  },
});
