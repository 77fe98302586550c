/** Sums up the attempts of each hour that is over, so that how an endpoint did in a week is told without reading them all. */
import { lt, sql } from "drizzle-orm";
import { type Tx, withBrand } from "@/db/brand";
import { deliveryAttempt, endpointHour, endpointHourMark } from "@/db/schema";
import { firstUuidAt, fromUuid, type Id } from "@/lib/core/id";
import { defineJob } from "@/lib/jobs/define-job";
import { eachBrand } from "@/lib/jobs/each-brand";
import { SLOT } from "./duration-slots";

const HOUR_MS = 3_600_000;
/** An attempt has its id a moment before it is committed, and clocks differ. */
const UNDER_WAY_MS = 5 * 60_000;
const KEPT_MS = 8 * 24 * HOUR_MS;

export const rollUpAttemptsJob = defineJob({
  name: "roll-up-attempts",
  cron: "8 * * * *",
  run: (now) => eachBrand((brand) => rollUpAttempts(brand.id, now)),
});

export async function rollUpAttempts(brandId: Id<"brand">, now: Date): Promise<void> {
  const hourOf = (ms: number) => Math.floor(ms / HOUR_MS) * HOUR_MS;
  const end = hourOf(now.getTime() - UNDER_WAY_MS);
  const [mark] = await withBrand({ brandId }, (tx) => tx.select().from(endpointHourMark));
  const first = Math.max(hourOf(now.getTime() - KEPT_MS), mark?.until.getTime() ?? 0);
  for (let hour = first; hour < end; hour += HOUR_MS) {
    await withBrand({ brandId }, (tx) => rollUp(tx, hour));
  }
  await withBrand({ brandId }, (tx) =>
    tx.delete(endpointHour).where(lt(endpointHour.hour, new Date(now.getTime() - KEPT_MS))),
  );
}

async function rollUp(tx: Tx, hour: number): Promise<void> {
  const until = new Date(hour + HOUR_MS);
  const moved = await tx
    .insert(endpointHourMark)
    .values({ until })
    .onConflictDoUpdate({
      target: endpointHourMark.brandId,
      set: { until },
      setWhere: lt(endpointHourMark.until, until),
    })
    .returning({ until: endpointHourMark.until });
  // Another run has done this hour.
  if (moved.length === 0) return;
  const edge = (ms: number) => sql.param(fromUuid("attempt", firstUuidAt(ms)), deliveryAttempt.id);
  await tx.execute(sql`
    insert into endpoint_hour (endpoint_id, hour, slot, tries, successes, duration_ms)
    select d.endpoint_id, ${new Date(hour).toISOString()}::timestamptz, ${SLOT}, count(*),
      count(*) filter (where a.outcome = 'delivered'), sum(a.duration_ms)
    from delivery_attempt a join delivery d on d.id = a.delivery_id
    where a.id >= ${edge(hour)} and a.id < ${edge(until.getTime())}
    group by 1, 2, 3`);
}
