/**
 * The time of a period and of the one before, cut into slots by the brand's zone. Rows are sorted into slots by their instant
 * alone: asking the zone for each of a hundred thousand rows takes longer than all the rest.
 */
import { type SQL, sql } from "drizzle-orm";
import type { Period } from "./figures-schema";

export interface PeriodQuestion {
  readonly timeZone: string;
  readonly now: Date;
  readonly days: Period;
}

/** `part` of a slot, and of a moment. */
export const PART = { now: 2, before: 1, neither: 0 } as const;

/**
 * CTEs for a statement that begins with them: `edge`, one row with the bounds, and `slot`, with `n`, `day`, `hour` and `part`.
 * A moment's slot is `slotOf(moment)`. Slots are days, or hours where they are asked for: an hour is an hour that
 * passes, and every midnight begins a slot, whatever the clocks do in between.
 */
export function periodCtes({ timeZone, now, days }: PeriodQuestion, by: "hour" | "day" = "day"): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const hours = sql`select generate_series(since, ${at}, interval '1 hour') as starts from edge union`;
  return sql`
    today as (select (${at} at time zone ${timeZone})::date as day),
    edge as (
      select ((day - ${2 * days - 1}::int)::timestamp at time zone ${timeZone}) as since,
        ((day - ${days - 1}::int)::timestamp at time zone ${timeZone}) as starts,
        (((${at} at time zone ${timeZone}) - make_interval(days => ${days}::int)) at time zone ${timeZone}) as cut,
        day - ${days - 1}::int as first_day, day as last_day
      from today),
    moment as (
      ${by === "hour" ? hours : sql``}
      select ((day - back)::timestamp at time zone ${timeZone}) as starts from today, generate_series(0, ${2 * days - 1}::int) back
      union select cut from edge),
    slot as materialized (
      select moment.starts, (row_number() over (order by moment.starts))::int as n,
        (moment.starts at time zone ${timeZone})::date as day,
        extract(hour from moment.starts at time zone ${timeZone})::int as hour,
        ${partOf(sql`moment.starts`)} as part
      from moment, edge)`;
}

export function slotOf(moment: SQL): SQL {
  return sql`width_bucket(${moment}, (select array_agg(starts order by n) from slot))`;
}

/** For a statement that joins `edge`. */
export function partOf(moment: SQL): SQL {
  return sql`case when ${moment} >= edge.starts then ${PART.now}::int when ${moment} < edge.cut then ${PART.before}::int else ${PART.neither}::int end`;
}

const DAY_MS = 86_400_000;

/** Before everything the CTEs speak of, whatever the zone and the clocks: a bound for ids, which are in order of time. */
export function longBefore({ now, days }: PeriodQuestion): number {
  return now.getTime() - (2 * days + 2) * DAY_MS;
}
