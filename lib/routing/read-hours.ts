import type { Schedule } from "./schema";

type Span = Schedule["weekly"][number];

const CLOCK = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?$/i;

function readClock(text: string): string | null {
  const match = CLOCK.exec(text.trim());
  if (!match) return null;
  const half = match[3]?.toLowerCase();
  let hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  if (half && (hour < 1 || hour > 12)) return null;
  if (half === "pm" && hour < 12) hour += 12;
  if (half === "am" && hour === 12) hour = 0;
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** "8-12, 13:00–18:00" or "8am–6pm" as intervals of a day; null where it is none. Empty text is a day without hours. */
export function readHours(text: string, day: number): Span[] | null {
  const spans: Span[] = [];
  for (const part of text.split(/[,;&]|\s+(?:and|und)\s+/i)) {
    if (part.trim() === "") continue;
    const ends = part.split(/\s*(?:–|—|-|\bto\b|\bbis\b)\s*/i);
    const from = readClock(ends[0] ?? "");
    let to = readClock((ends[1] ?? "").replace(/\s*Uhr\s*$/i, ""));
    if (from === null || to === null || ends.length !== 2) return null;
    if (to === "00:00") to = "24:00";
    if (from >= to) return null;
    spans.push({ day, from, to });
  }
  return spans;
}

/** The hours of a day as text to edit. */
export function hoursText(schedule: Schedule | null, day: number): string {
  return (schedule?.weekly ?? [])
    .filter((span) => span.day === day)
    .map((span) => `${span.from}–${span.to}`)
    .toSorted()
    .join(", ");
}

/** Calendar days between anything, as "2026-12-24" or "24.12.2026"; `wrong` holds what is none. */
export function readDays(text: string): { readonly days: string[]; readonly wrong: string[] } {
  const days = new Set<string>();
  const wrong: string[] = [];
  for (const token of text.split(/[\s,;]+/)) {
    if (token === "") continue;
    const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(token);
    const iso = german
      ? `${german[3]}-${(german[2] ?? "").padStart(2, "0")}-${(german[1] ?? "").padStart(2, "0")}`
      : token;
    const date = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : null;
    if (date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)) days.add(iso);
    else wrong.push(token);
  }
  return { days: [...days].toSorted(), wrong };
}
