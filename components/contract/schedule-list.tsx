import { useFormatter, useTranslations } from "next-intl";
import type { Schedule } from "@/lib/routing/schema";
import { Day } from "../time";

/** A Monday: day n of the week is n − 1 days later. */
const MONDAY_MS = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

/** When a contract buys: days with equal hours in one line. Hours are the buyer's. */
export function ScheduleList({ schedule }: { readonly schedule: Schedule | null }) {
  const t = useTranslations("contracts.schedule");
  const format = useFormatter();
  if (schedule === null) return t("always");
  const nameOf = (day: number): string =>
    format.dateTime(new Date(MONDAY_MS + (day - 1) * DAY_MS), { weekday: "short", timeZone: "UTC" });
  return (
    <div className="grid gap-1">
      <ul>
        {runsOf(schedule).map(({ from, to, hours }) => (
          <li key={from}>
            {from === to ? nameOf(from) : `${nameOf(from)}–${nameOf(to)}`} {hours}
          </li>
        ))}
      </ul>
      {schedule.holidays.length > 0 && (
        <p className="flex flex-wrap gap-x-2 text-muted">
          {t("holidays")}
          {schedule.holidays.map((on) => (
            <Day key={on} on={on} />
          ))}
        </p>
      )}
    </div>
  );
}

/** Days next to each other with the same hours, as one run. */
function runsOf(schedule: Schedule): { from: number; to: number; hours: string }[] {
  const runs: { from: number; to: number; hours: string }[] = [];
  for (let day = 1; day <= 7; day++) {
    const hours = schedule.weekly
      .filter((span) => span.day === day)
      .map((span) => `${span.from}–${span.to}`)
      .toSorted()
      .join(", ");
    if (hours === "") continue;
    const last = runs.at(-1);
    if (last && last.to === day - 1 && last.hours === hours) last.to = day;
    else runs.push({ from: day, to: day, hours });
  }
  return runs;
}
