/** When the demo's leads came in: by hour, by day of the week, a little more from month to month, no day like another. */
import type { SeededBrand } from "./seeded-brand";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Leads of each hour of the day beside one another: few at night, most in the evening. */
const HOURS = [1, 1, 1, 1, 1, 2, 4, 7, 9, 10, 10, 9, 8, 8, 9, 9, 10, 11, 12, 12, 10, 8, 5, 2];
const HOURS_SUM = HOURS.reduce((sum, weight) => sum + weight, 0);
const WEEK: Readonly<Record<string, number>> = {
  Mon: 1.18,
  Tue: 1.1,
  Wed: 1.05,
  Thu: 1,
  Fri: 0.88,
  Sat: 0.79,
  Sun: 1,
};

export interface Span {
  readonly from: Date;
  readonly until: Date;
}

/** Arrival times in order, from `from` until `until`; a lead's time is its own. */
export function arrivalTimes({ plan, random }: SeededBrand, { from, until }: Span): Date[] {
  const clock = new Intl.DateTimeFormat("en", {
    weekday: "short",
    hour: "numeric",
    hourCycle: "h23",
    timeZone: plan.timeZone,
  });
  const times: Date[] = [];
  let mood = 1;
  let day = "";
  for (let at = from.getTime(); at < until.getTime(); at += HOUR) {
    const parts = clock.formatToParts(at);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
    if (part("weekday") !== day) {
      day = part("weekday");
      mood = 0.78 + random.next() * 0.44;
    }
    const daysAgo = (until.getTime() - at) / DAY;
    // A campaign in between, some weeks ago.
    const campaign = daysAgo < 36 && daysAgo > 32 ? 1.6 : 1;
    const growth = 1.12 - 0.3 * Math.min(1, daysAgo / 90);
    const weight = (HOURS[Number(part("hour"))] ?? 1) / HOURS_SUM;
    const expected = plan.perDay * weight * (WEEK[day] ?? 1) * mood * campaign * growth;
    const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
    for (let i = 0; i < count; i++) times.push(new Date(at + Math.floor(random.next() * HOUR)));
  }
  return times.filter((time) => time < until).sort((a, b) => a.getTime() - b.getTime());
}
