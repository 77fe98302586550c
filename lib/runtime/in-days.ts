import { and, gte, lt, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** First moment of a calendar day in a zone, by the database's zone rules. */
const dayStart = (on: string, timeZone: string): SQL =>
  sql`(${on}::date::timestamp at time zone ${timeZone})`;

/** A column between two calendar days, both included, in the brand's zone. */
export function inDays(
  column: AnyPgColumn,
  days: { from?: string | undefined; to?: string | undefined },
  timeZone: string,
): SQL | undefined {
  return and(
    days.from ? gte(column, dayStart(days.from, timeZone)) : undefined,
    days.to ? lt(column, sql`(${days.to}::date + 1)::timestamp at time zone ${timeZone}`) : undefined,
  );
}
