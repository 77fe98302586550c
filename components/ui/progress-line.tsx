"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import { beginWait, isWaiting, subscribeWaits } from "./wait";

/** A form that led nowhere must not leave the line standing. */
const LONGEST_MS = 10_000;

/** A thin line at the top of the page while the next one is on its way: after a link, a filter, a jump of the palette. */
export function ProgressLine() {
  const waiting = useSyncExternalStore(subscribeWaits, isWaiting, () => false);
  const address = `${usePathname()}?${useSearchParams()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address ends the waits that the old one began
  useEffect(() => {
    const ends: (() => void)[] = [];
    const end = () => {
      for (const one of ends.splice(0)) one();
    };
    const listen = ({ target }: SubmitEvent) => {
      // Forms that ask for a page have its address; those of actions show on their button that they are under way.
      if (!(target instanceof HTMLFormElement) || !target.getAttribute("action")?.startsWith("/")) return;
      const over = beginWait();
      const timer = setTimeout(over, LONGEST_MS);
      ends.push(over, () => clearTimeout(timer));
    };
    document.addEventListener("submit", listen);
    return () => {
      document.removeEventListener("submit", listen);
      end();
    };
  }, [address]);
  return waiting ? <div aria-hidden className="progress-line" /> : null;
}
