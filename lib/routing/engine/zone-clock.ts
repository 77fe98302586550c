/**
 * Local time for the engine: what day and minute it is in a zone, and when the current day, week or month ends there.
 * Days are numbered from 1970-01-01, so that calendar arithmetic is integer arithmetic. Right across changes of the clock.
 */
import { tzOffset } from "@date-fns/tz";

const MINUTE = 60_000;
const DAY = 86_400_000;

export const DAY_PERIOD = 0;
export const WEEK_PERIOD = 1;
export const MONTH_PERIOD = 2;

/** One zone's clock, read at most once a minute. */
export interface ZoneClock {
  readonly zone: string;
  /** The minute (since 1970, UTC) that the fields below stand for. */
  minute: number;
  dayNumber: number;
  /** Minutes since Monday, 00:00, local. */
  minuteOfWeek: number;
  /** For the day `periodsOf`: first days (YYYY-MM-DD) and ends (ms) of its day, week and month; "" and NaN: not asked yet. */
  periodsOf: number;
  readonly starts: [string, string, string];
  readonly ends: [number, number, number];
}

export function createZoneClock(zone: string): ZoneClock {
  if (Number.isNaN(tzOffset(zone, new Date(0)))) throw new RangeError(`not a time zone: ${zone}`);
  return {
    zone,
    minute: Number.NaN,
    dayNumber: 0,
    minuteOfWeek: 0,
    periodsOf: Number.NaN,
    starts: ["", "", ""],
    ends: [Number.NaN, Number.NaN, Number.NaN],
  };
}

/** Days since 1970-01-01 of a calendar day written YYYY-MM-DD. */
export function dayNumberOf(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY);
}

/** 0 is Monday. */
const weekday = (dayNumber: number): number => (((dayNumber + 3) % 7) + 7) % 7;
const localDay = (zone: string, ms: number): number =>
  Math.floor((ms + tzOffset(zone, new Date(ms)) * MINUTE) / DAY);

/** Sets the clock to an instant in ms. */
export function readClock(clock: ZoneClock, nowMs: number): ZoneClock {
  const minute = Math.floor(nowMs / MINUTE);
  if (clock.minute === minute) return clock;
  const localMs = nowMs + tzOffset(clock.zone, new Date(nowMs)) * MINUTE;
  clock.minute = minute;
  clock.dayNumber = Math.floor(localMs / DAY);
  clock.minuteOfWeek =
    weekday(clock.dayNumber) * 1440 + Math.floor((localMs - clock.dayNumber * DAY) / MINUTE);
  return clock;
}

/** The first instant of a local day in ms. The day may begin at 01:00 where the clock springs over midnight. */
export function startOfDay(zone: string, dayNumber: number): number {
  const midnight = dayNumber * DAY;
  const before = midnight - tzOffset(zone, new Date(midnight - DAY)) * MINUTE;
  const after = midnight - tzOffset(zone, new Date(midnight + DAY)) * MINUTE;
  const early = Math.min(before, after);
  return localDay(zone, early) >= dayNumber ? early : Math.max(before, after);
}

/** Sets the clock and forgets the periods of another day. */
function readPeriods(clock: ZoneClock, nowMs: number): number {
  const { dayNumber } = readClock(clock, nowMs);
  if (clock.periodsOf !== dayNumber) {
    clock.periodsOf = dayNumber;
    clock.starts.fill("");
    clock.ends.fill(Number.NaN);
  }
  return dayNumber;
}

function startDay(dayNumber: number, period: number): number {
  if (period === DAY_PERIOD) return dayNumber;
  if (period === WEEK_PERIOD) return dayNumber - weekday(dayNumber);
  const date = new Date(dayNumber * DAY);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY;
}

/** First local day, YYYY-MM-DD, of the current period (DAY_PERIOD, WEEK_PERIOD from Monday, MONTH_PERIOD). */
export function periodStart(clock: ZoneClock, period: number, nowMs: number): string {
  const dayNumber = readPeriods(clock, nowMs);
  const known = clock.starts[period];
  if (known) return known;
  const start = new Date(startDay(dayNumber, period) * DAY).toISOString().slice(0, 10);
  clock.starts[period] = start;
  return start;
}

/** When the current period ends: the first instant in ms that no longer belongs to it. */
export function periodEnd(clock: ZoneClock, period: number, nowMs: number): number {
  const dayNumber = readPeriods(clock, nowMs);
  const known = clock.ends[period];
  if (known !== undefined && !Number.isNaN(known)) return known;
  const start = startDay(dayNumber, period);
  const first = new Date(start * DAY);
  const nextMonth = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1) / DAY;
  const next = period === MONTH_PERIOD ? nextMonth : start + (period === WEEK_PERIOD ? 7 : 1);
  const end = startOfDay(clock.zone, next);
  clock.ends[period] = end;
  return end;
}
