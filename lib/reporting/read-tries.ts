/** What came of endpoints' attempts in a day and a week: whole hours from their sums, the rest one by one. */
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { deliveryAttempt, endpoint, endpointHourMark } from "@/db/schema";
import { firstUuidAt, fromUuid, type Id } from "@/lib/core/id";
import { percentile, SLOT, type Slot } from "@/lib/deliveries/duration-slots";
import type { EndpointFigures } from "./health-schema";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Tries = Pick<
  EndpointFigures,
  "tries24h" | "successes24h" | "tries7d" | "successes7d" | "medianMs" | "p95Ms"
>;

interface Row extends Record<string, unknown> {
  readonly endpoint: string;
  readonly slot: number;
  readonly tries: number;
  readonly durationMs: number;
  readonly successes: number;
  readonly tries24h: number;
  readonly successes24h: number;
}

export async function readTries(
  tx: Tx,
  ids: readonly Id<"endpoint">[],
  now: Date,
): Promise<ReadonlyMap<Id<"endpoint">, Tries>> {
  const [mark] = await tx.select().from(endpointHourMark);
  const { rows } = await tx.execute<Row>(triesStatement(ids, now.getTime(), mark?.until.getTime() ?? 0));
  const byEndpoint = Map.groupBy(rows, (row) => fromUuid("endpoint", row.endpoint));
  return new Map([...byEndpoint].map(([id, slots]) => [id, toTries(slots)]));
}

function toTries(rows: readonly Row[]): Tries {
  const sum = (key: "tries24h" | "successes24h" | "tries" | "successes") =>
    rows.reduce((total, row) => total + row[key], 0);
  const slots: readonly Slot[] = rows.filter(({ tries }) => tries > 0);
  return {
    tries24h: sum("tries24h"),
    successes24h: sum("successes24h"),
    tries7d: sum("tries"),
    successes7d: sum("successes"),
    medianMs: percentile(slots, 0.5),
    p95Ms: percentile(slots, 0.95),
  };
}

/**
 * A week and a day begin within an hour: of those two hours the attempts are read, as are those after the last sum. Those of the
 * day's first hour are in the week by its sum already.
 */
function triesStatement(ids: readonly Id<"endpoint">[], now: number, summed: number) {
  const [week, day] = [now - 7 * DAY_MS, now - DAY_MS];
  const hourAfter = (ms: number) => Math.ceil(ms / HOUR_MS) * HOUR_MS;
  // Where sums end, no earlier than where they would begin.
  const until = Math.max(summed, week);
  const weekHour = Math.min(hourAfter(week), until);
  const dayHour = Math.min(hourAfter(day), until);
  const mine = sql`in ${ids.map((id) => sql.param(id, endpoint.id))}`;
  const edge = (ms: number) => sql.param(fromUuid("attempt", firstUuidAt(ms)), deliveryAttempt.id);
  const at = (ms: number) => sql`${new Date(ms).toISOString()}::timestamptz`;
  const within = (from: number, to: number) => sql`a.id >= ${edge(from)} and a.id < ${edge(to)}`;
  const inWeek = sql`(a.id < ${edge(weekHour)} or a.id >= ${edge(until)})`;
  const inDay = sql`a.id >= ${edge(day)}`;
  const good = sql`a.outcome = 'delivered'`;
  return sql`
    select endpoint_id as endpoint, slot::int, sum(tries)::int as tries, sum(duration_ms) as "durationMs",
      sum(successes)::int as successes, sum(tries_day)::int as "tries24h", sum(successes_day)::int as "successes24h"
    from (
      select h.endpoint_id, h.slot, sum(h.tries) as tries, sum(h.duration_ms::float8) as duration_ms, sum(h.successes) as successes,
        coalesce(sum(h.tries) filter (where h.hour >= ${at(dayHour)}), 0) as tries_day,
        coalesce(sum(h.successes) filter (where h.hour >= ${at(dayHour)}), 0) as successes_day
      from endpoint_hour h
      where h.endpoint_id ${mine} and h.hour >= ${at(weekHour)} and h.hour < ${at(until)}
      group by 1, 2
      union all
      select a.endpoint_id, ${SLOT}, count(*) filter (where ${inWeek}), coalesce(sum(a.duration_ms) filter (where ${inWeek}), 0)::float8,
        count(*) filter (where ${inWeek} and ${good}),
        count(*) filter (where ${inDay}), count(*) filter (where ${inDay} and ${good})
      from (
        -- One by one: for a few attempts the planner would read all deliveries.
        select a.*, (select d.endpoint_id from delivery d where d.id = a.delivery_id) as endpoint_id
        from delivery_attempt a
        where ${within(week, weekHour)} or ${within(day, Math.max(day, dayHour))} or a.id >= ${edge(until)}
      ) a
      where a.endpoint_id ${mine}
      group by 1, 2
    ) counted
    group by 1, 2`;
}
