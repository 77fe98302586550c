/**
 * Lines of a CSV file that spreadsheets open as it was meant: RFC 4180, and no cell that runs as a formula. German spreadsheets
 * part by semicolons and write decimals with a comma.
 */
import type { Locale } from "./ctx";
import { CURRENCIES, type Currency } from "./money";

/** Text is guarded; numbers, and text that is known to be one, are not. */
export type CsvCell = string | number | null | { readonly plain: string };

const DELIMITER = { en: ",", de: ";" } as const;
/** Spreadsheets take UTF-8 for what it is only with this in front. */
export const CSV_START = "\uFEFF";

/** One line, with its end. */
export function csvLine(cells: readonly CsvCell[], locale: Locale): string {
  return `${cells.map(cellText).join(DELIMITER[locale])}\r\n`;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "object") return cell.plain;
  // A leading = + - @ or control character makes a formula of what a stranger typed into a form.
  const guarded = /^\s*[=+\-@|%]|^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n\t']/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** 123456 EUR → 1234,56 in German, 1234.56 in English: a number to the reader's spreadsheet. */
export function csvAmount(amountMinor: number | null, currency: Currency, locale: Locale): CsvCell {
  if (amountMinor === null) return null;
  const digits = CURRENCIES[currency];
  const text = (amountMinor / 10 ** digits).toFixed(digits);
  return { plain: locale === "de" ? text.replace(".", ",") : text };
}

/** 4250 → 42,5 in German, 42.5 in English. */
export function csvPercent(bps: number | null, locale: Locale): CsvCell {
  if (bps === null) return null;
  const text = String(bps / 100);
  return { plain: locale === "de" ? text.replace(".", ",") : text };
}

// Kept: made anew for each line of a long file they took gigabytes before anybody cleared them away.
const times = new Map<string, Intl.DateTimeFormat>();

/** An instant as YYYY-MM-DD hh:mm:ss in a zone: sorts as text, and every spreadsheet knows it as a time. */
export function csvTime(at: Date | null, timeZone: string): CsvCell {
  if (at === null) return null;
  const format =
    times.get(timeZone) ??
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  times.set(timeZone, format);
  return format.format(at);
}
