/** Instants as text. Formats are kept: making one costs more than a hundred uses, and a list tells dozens of times. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  dateFormats.set(key, known);
  return known;
}

/** "31.12.2026, 14:05" */
export function formatExact(date: Date, locale: string, timeZone: string): string {
  return dateFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(date);
}

/** "31.12.2026, 14:05 MEZ": where nobody knows whose clock the reader has, as in a mail. */
export function formatWithZone(date: Date, locale: string, timeZone: string): string {
  return `${formatExact(date, locale, timeZone)} ${formatZone(date, locale, timeZone)}`;
}

/** A calendar day, "YYYY-MM-DD". */
export function formatDay(on: string, locale: string): string {
  return dateFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${on}T00:00:00Z`));
}

/** "MEZ", "CST" */
function formatZone(date: Date, locale: string, timeZone: string): string {
  return partOf(dateFormat(locale, { hour: "numeric", timeZone, timeZoneName: "short" }), date) || timeZone;
}

/** "GMT+01:00", for comparing: two zones with the same clock need no name. */
export function offsetOf(date: Date, timeZone: string): string {
  return partOf(dateFormat("en", { timeZone, timeZoneName: "longOffset" }), date);
}

function partOf(format: Intl.DateTimeFormat, date: Date): string {
  return format.formatToParts(date).find(({ type }) => type === "timeZoneName")?.value ?? "";
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Each unit up to where the next one says it shorter. */
const UNITS = [
  { unit: "second", seconds: 1, below: MINUTE },
  { unit: "minute", seconds: MINUTE, below: HOUR },
  { unit: "hour", seconds: HOUR, below: DAY },
  { unit: "day", seconds: DAY, below: 7 * DAY },
  { unit: "week", seconds: 7 * DAY, below: 30 * DAY },
  { unit: "month", seconds: 30.44 * DAY, below: 365 * DAY },
  { unit: "year", seconds: 365.25 * DAY, below: Number.POSITIVE_INFINITY },
] as const;

/** "now", "5 minutes ago", "tomorrow": below a minute it is now. */
export function formatRelative(date: Date, now: Date, locale: string): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const span = Math.abs(seconds) < MINUTE ? 0 : seconds;
  const { unit, seconds: size } = UNITS.find(({ below }) => Math.abs(span) < below) ?? UNITS[0];
  const format = relativeFormats.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  relativeFormats.set(locale, format);
  return format.format(Math.round(span / size), unit);
}
