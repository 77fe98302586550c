/**
 * Contracts that could buy and do not: conditions for a query over contract that joins its buyer and, from the left, its
 * counter. The list of contracts filters by them, the overview counts them.
 */
import { and, eq, type SQL, sql } from "drizzle-orm";
import { buyer, contract, contractCounter } from "@/db/schema";
import { SILENT_DAYS } from "./contract-schema";

const PERIODS = ["day", "week", "month", "total"] as const;
type Period = (typeof PERIODS)[number];

const CAPS = {
  day: contract.capDay,
  week: contract.capWeek,
  month: contract.capMonth,
  total: contract.capTotal,
};
const BUDGETS = {
  day: contract.budgetDayMinor,
  week: contract.budgetWeekMinor,
  month: contract.budgetMonthMinor,
  total: contract.budgetTotalMinor,
};

/** It counts: neither paused nor archived, nor is its buyer suspended. */
const isLive = and(eq(contract.status, "active"), eq(buyer.status, "active"));

/** The longest limit that is reached now in the buyer's zone: "month"; null where none is. */
export function limitReached(now: Date): SQL<Period | null> {
  const local = sql`(${now.toISOString()}::timestamptz at time zone ${buyer.timeZone})`;
  const cases = PERIODS.toReversed().map((period) => {
    const { count, spent } = used(period, local);
    const cheapest = sql`least(${contract.priceExclusiveMinor}, ${contract.priceSharedMinor})`;
    // A budget is reached when not even the cheapest sale fits into it any more.
    return sql`when ${count} >= ${CAPS[period]} or ${spent} + ${cheapest} > ${BUDGETS[period]} then ${period}::text`;
  });
  return sql<Period | null>`case ${sql.join(cases, sql` `)} end`;
}

/** A counter speaks of the period it was last written in: an older one is a period without sales. */
function used(period: Period, local: SQL): { count: SQL; spent: SQL } {
  const of = (column: SQL) =>
    period === "total"
      ? sql`coalesce(${column}, 0)`
      : sql`case when ${contractCounter[period]} = date_trunc('${sql.raw(period)}', ${local})::date then ${column} else 0 end`;
  return {
    count: of(sql`${contractCounter[`${period}Count`]}`),
    spent: of(sql`${contractCounter[`${period}Spent`]}`),
  };
}

export function isCapped(now: Date): SQL | undefined {
  return and(isLive, sql`${limitReached(now)} is not null`);
}

/** Also one that never sold, once it is as old as that. */
export function isSilent(now: Date, days: number = SILENT_DAYS): SQL | undefined {
  const since = new Date(now.getTime() - days * 86_400_000).toISOString();
  return and(
    isLive,
    sql`coalesce(${contractCounter.lastSoldAt}, ${contract.createdAt}) < ${since}::timestamptz`,
  );
}
