import type { Schedule } from "@/lib/routing/schema";
import { dayNumberOf, readClock, type ZoneClock } from "./zone-clock";

/** A weekly schedule in one zone, with the answer of the minute it was asked in last. */
export interface Hours {
  readonly clock: ZoneClock;
  /** Pairs of minutes since Monday, local: from, to (exclusive). */
  readonly spans: readonly number[];
  readonly holidays: ReadonlySet<number>;
  minute: number;
  open: boolean;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export function compileHours(schedule: Schedule, clock: ZoneClock): Hours {
  const spans = schedule.weekly.flatMap(({ day, from, to }) => [
    (day - 1) * 1440 + minutesOf(from),
    (day - 1) * 1440 + minutesOf(to),
  ]);
  return {
    clock,
    spans,
    holidays: new Set(schedule.holidays.map(dayNumberOf)),
    minute: Number.NaN,
    open: false,
  };
}

/** Whether the schedule is open at an instant in ms. Clocks move by whole minutes, so one answer serves a minute. */
export function isOpen(hours: Hours, nowMs: number): boolean {
  const minute = Math.floor(nowMs / 60_000);
  if (hours.minute === minute) return hours.open;
  const { dayNumber, minuteOfWeek } = readClock(hours.clock, nowMs);
  hours.minute = minute;
  hours.open = false;
  if (!hours.holidays.has(dayNumber)) {
    for (let i = 0; i < hours.spans.length; i += 2) {
      if (minuteOfWeek >= (hours.spans[i] ?? 0) && minuteOfWeek < (hours.spans[i + 1] ?? 0))
        hours.open = true;
    }
  }
  return hours.open;
}
