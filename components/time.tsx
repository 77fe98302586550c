"use client";

import { useFormatter, useNow, useTimeZone } from "next-intl";
import { useSyncExternalStore } from "react";
import { cn } from "./cn";

interface Props {
  readonly at: Date | string;
  /** Zone the instant is told in: the buyer's for caps, the brand's (the default) for everything else. */
  readonly timeZone?: string;
  /** "relative": "5 minutes ago", the exact one on hover and to screen readers. "exact": date and time. */
  readonly mode?: "relative" | "exact";
  readonly className?: string;
}

const MINUTE_MS = 60_000;

/** An instant. The zone is named where it is not the reader's own. */
export function Time({ at, timeZone, mode = "relative", className }: Props) {
  const date = typeof at === "string" ? new Date(at) : at;
  const format = useFormatter();
  const now = useNow({ updateInterval: MINUTE_MS });
  const brandZone = useTimeZone();
  const zone = timeZone ?? brandZone ?? "UTC";
  const readersZone = useReadersZone();
  const named = readersZone !== null && offsetOf(date, zone) !== offsetOf(date, readersZone);
  const exact = format.dateTime(date, { dateStyle: "medium", timeStyle: "short", timeZone: zone });
  const zoneName = zoneNameOf(date, zone, format);
  const withZone = `${exact} ${zoneName}`;
  if (mode === "exact") {
    return (
      <time dateTime={date.toISOString()} title={withZone} className={className}>
        {named ? withZone : exact}
      </time>
    );
  }
  return (
    <time dateTime={date.toISOString()} title={withZone} className={cn("whitespace-nowrap", className)}>
      {Math.abs(now.getTime() - date.getTime()) < MINUTE_MS
        ? format.relativeTime(now, now)
        : format.relativeTime(date, now)}
      <span className="sr-only"> ({withZone})</span>
    </time>
  );
}

/** A calendar day, "YYYY-MM-DD": it has no zone and never moves. */
export function Day({ on, className }: { readonly on: string; readonly className?: string }) {
  const format = useFormatter();
  return (
    <time dateTime={on} className={className}>
      {format.dateTime(new Date(`${on}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" })}
    </time>
  );
}

const never = () => () => {};

/** The browser's zone; null on the server, which cannot know it. */
function useReadersZone(): string | null {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
}

/** "GMT+01:00", for comparing: two zones with the same clock need no name. */
function offsetOf(date: Date, timeZone: string): string {
  return partOf(new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }), date);
}

function zoneNameOf(date: Date, timeZone: string, format: ReturnType<typeof useFormatter>): string {
  // Formatted as an hour with its zone, of which the last word is the zone: "14 Uhr MEZ", "2 PM CST".
  const text = format.dateTime(date, { hour: "numeric", timeZone, timeZoneName: "short" });
  return text.split(/\s/).at(-1) ?? timeZone;
}

function partOf(formatter: Intl.DateTimeFormat, date: Date): string {
  return formatter.formatToParts(date).find(({ type }) => type === "timeZoneName")?.value ?? "";
}
