/** What came in, what became of it and what it brought: of a brand or, inside a supplier's query, of what is the supplier's. */
import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { lead, sale } from "@/db/schema";
import { fromUuid, type Id, uuidAt } from "@/lib/core/id";
import { LEAD_STATUSES, type LeadStatus } from "@/lib/leads/schema";
import type { DayFigures, Figures, ReasonCount, SaleSums, Totals } from "./figures-schema";
import { longBefore, PART, type PeriodQuestion, partOf, periodCtes, slotOf } from "./period-slots";

export interface FiguresQuestion extends PeriodQuestion {
  /** Only leads of this source. */
  readonly sourceId?: Id<"source"> | undefined;
}

/** A few statements, none of which reads more than an index and the sales of the time. */
export async function readFigures(tx: Tx, question: FiguresQuestion): Promise<Figures> {
  const [edge] = await read<{ first: string; last: string }>(
    tx,
    sql`with ${periodCtes(question)} select first_day::text as first, last_day::text as last from edge`,
  );
  if (!edge) throw new Error("the database knows no day");
  const counts = await countLeads(tx, question);
  const sums = await sumSales(tx, question);
  const reasons = await countReasons(tx, question);
  const { days } = question;
  const daysUntil = (last: string) =>
    Array.from({ length: days }, (_, i) => dayOf(counts, sums, dayBefore(last, days - 1 - i)));
  return {
    days,
    from: edge.first,
    to: edge.last,
    total: totalOf(counts, sums, PART.now),
    before: totalOf(counts, sums, PART.before),
    reasons,
    byDay: daysUntil(edge.last),
    byDayBefore: daysUntil(dayBefore(edge.first, 1)),
    byHour: hoursOf(counts, (part) => part === PART.now),
    byHourBefore: hoursOf(counts, (part) => part !== PART.now),
  };
}

/** A row speaks of a part of the time, of a day, or of an hour of the day; what it does not speak of is null. */
interface Counted {
  readonly part: number | null;
  readonly day: string | null;
  readonly hour: number | null;
  readonly status: LeadStatus | null;
  readonly leads: number;
}

interface Summed extends SaleSums {
  readonly part: number | null;
  readonly day: string | null;
}

function countLeads(tx: Tx, question: FiguresQuestion): Promise<Counted[]> {
  const counted = sql`
    select ${slotOf(sql`${lead.receivedAt}`)} as n, ${lead.status} as status, count(*) as leads
    from ${lead} where ${and(ofPeriod(question), inArray(lead.status, [...LEAD_STATUSES]))} group by 1, 2`;
  return read<Counted>(
    tx,
    sql`with ${periodCtes(question, "hour")}, counted as (${counted})
      select part, day::text as day, hour, status, sum(leads)::int as leads from counted join slot using (n)
      group by grouping sets ((part, status), (day, status), (part, hour))`,
  );
}

async function sumSales(tx: Tx, question: FiguresQuestion): Promise<Summed[]> {
  const { sourceId } = question;
  const ofSource =
    sourceId &&
    sql`exists (select from ${lead} where ${and(eq(lead.id, sale.leadId), eq(lead.sourceId, sourceId))})`;
  const conditions = and(
    // Ids are in order of time: the index of the ids finds where the period begins.
    sql`${sale.id} >= ${fromIdOf(question)}`,
    sql`${sale.soldAt} >= (select since from edge)`,
    isNull(sale.reversedAt),
    ofSource,
  );
  const summed = sql`
    select ${slotOf(sql`${sale.soldAt}`)} as n, count(*) as sales, sum(${sale.priceMinor}) as revenue, sum(${sale.payoutMinor}) as payout
    from ${sale} where ${conditions} group by 1`;
  const rows = await read<Record<"sales" | "revenue" | "payout", string> & Pick<Summed, "part" | "day">>(
    tx,
    sql`with ${periodCtes(question)}, summed as (${summed})
      select part, day::text as day, sum(sales) as sales, sum(revenue) as revenue, sum(payout) as payout
      from summed join slot using (n) group by grouping sets ((part), (day))`,
  );
  return rows.map(({ part, day, sales, revenue, payout }) => ({
    part,
    day,
    sales: Number(sales),
    revenueMinor: Number(revenue),
    payoutMinor: Number(payout),
  }));
}

function countReasons(tx: Tx, question: FiguresQuestion): Promise<ReasonCount[]> {
  const part = partOf(sql`${lead.receivedAt}`);
  const inPart = (wanted: number) => sql`(count(*) filter (where ${part} = ${wanted}))::int`;
  return read<ReasonCount>(
    tx,
    sql`with ${periodCtes(question)}
      select ${lead.status} as status, reason.code as code, ${inPart(PART.now)} as count, ${inPart(PART.before)} as before
      from ${lead} cross join edge
      cross join lateral (select distinct one ->> 'code' as code from jsonb_array_elements(${lead.reasons}) one) reason
      where ${and(ofPeriod(question), inArray(lead.status, ["duplicate", "rejected"]))}
      group by 1, 2 having ${inPart(PART.now)} + ${inPart(PART.before)} > 0
      order by count desc, before desc, code`,
  );
}

function ofPeriod({ sourceId }: FiguresQuestion): SQL | undefined {
  return and(
    sql`not ${lead.test}`,
    sql`${lead.receivedAt} >= (select since from edge)`,
    sourceId && eq(lead.sourceId, sourceId),
  );
}

function fromIdOf(question: PeriodQuestion): SQL {
  return sql`${sql.param(fromUuid("sale", uuidAt(longBefore(question))), sale.id)}`;
}

/** The rows of a statement that drizzle has no words for; the caller knows their shape. */
async function read<R>(tx: Tx, statement: SQL): Promise<R[]> {
  return (await tx.execute(statement)).rows as R[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const leadsOf = (rows: readonly Counted[]): number => sum(rows.map(({ leads }) => leads));

function totalOf(counts: readonly Counted[], sums: readonly Summed[], part: number): Totals {
  return totalsOf(
    counts.filter((row) => row.part === part && row.status !== null),
    sums.find((row) => row.part === part),
  );
}

function dayOf(counts: readonly Counted[], sums: readonly Summed[], on: string): DayFigures {
  const mine = counts.filter(({ day }) => day === on);
  return {
    on,
    ...totalsOf(
      mine,
      sums.find(({ day }) => day === on),
    ),
  };
}

function totalsOf(counts: readonly Counted[], sums: Summed | undefined): Totals {
  const of = (status: LeadStatus) => leadsOf(counts.filter((row) => row.status === status));
  return {
    received: leadsOf(counts),
    byStatus: Object.fromEntries(LEAD_STATUSES.map((status) => [status, of(status)])) as Totals["byStatus"],
    sales: sums?.sales ?? 0,
    revenueMinor: sums?.revenueMinor ?? 0,
    payoutMinor: sums?.payoutMinor ?? 0,
  };
}

function hoursOf(counts: readonly Counted[], isMine: (part: number | null) => boolean): number[] {
  const mine = counts.filter(({ hour, part }) => hour !== null && isMine(part));
  return Array.from({ length: 24 }, (_, of) => leadsOf(mine.filter(({ hour }) => hour === of)));
}

/** Of calendar days, which have no zone. */
function dayBefore(on: string, days: number): string {
  const at = new Date(`${on}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - days);
  return at.toISOString().slice(0, 10);
}
