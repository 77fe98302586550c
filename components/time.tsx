"use client";

import { useLocale, useNow, useTimeZone } from "next-intl";
import { useSyncExternalStore } from "react";
import { formatDay, formatExact, formatRelative, formatWithZone, offsetOf } from "@/lib/core/time-text";
import { getTick, subscribeMinutes } from "./minute-clock";

interface Props {
  readonly at: Date | string;
  /** Zone the instant is told in: the buyer's for caps, the brand's (the default) for everything else. */
  readonly timeZone?: string;
  /** "relative": "5 minutes ago", the exact one on hover and to screen readers. "exact": date and time. */
  readonly mode?: "relative" | "exact";
  readonly className?: string;
}

/** An instant. The zone is named where it is not the reader's own. */
export function Time({ at, timeZone, mode = "relative", className }: Props) {
  const date = typeof at === "string" ? new Date(at) : at;
  const locale = useLocale();
  const brandZone = useTimeZone();
  const zone = timeZone ?? brandZone ?? "UTC";
  const rendered = useNow();
  const now = useSyncExternalStore(subscribeMinutes, getTick, () => null) ?? rendered;
  const readersZone = useReadersZone();
  const exact = formatExact(date, locale, zone);
  const withZone = formatWithZone(date, locale, zone);
  if (mode === "exact") {
    const named = readersZone !== null && offsetOf(date, zone) !== offsetOf(date, readersZone);
    return (
      <time dateTime={date.toISOString()} title={withZone} className={className}>
        {named ? withZone : exact}
      </time>
    );
  }
  return (
    <time dateTime={date.toISOString()} title={withZone} className={className}>
      {formatRelative(date, now, locale)}
      <span className="sr-only">{` (${withZone})`}</span>
    </time>
  );
}

/** A calendar day, "YYYY-MM-DD": it has no zone and never moves. */
export function Day({ on, className }: { readonly on: string; readonly className?: string }) {
  return (
    <time dateTime={on} className={className}>
      {formatDay(on, useLocale())}
    </time>
  );
}

const never = () => () => {};

/** The browser's zone; null on the server, which cannot know it. */
function useReadersZone(): string | null {
  return useSyncExternalStore(never, browsersZone, () => null);
}

let zoneOfBrowser: string | undefined;

function browsersZone(): string {
  zoneOfBrowser ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zoneOfBrowser;
}
