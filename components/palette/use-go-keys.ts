"use client";

import { useEffect, useRef } from "react";
import { useShortcut } from "../ui/use-shortcut";
import type { GoKey } from "./go-keys";

/** How long "g" waits for its letter. */
const WAIT_MS = 1_500;

/** "g", then a letter: to a page of the portal. */
export function useGoKeys(keys: readonly GoKey[], go: (href: string) => void): void {
  const pressedAt = useRef(Number.NEGATIVE_INFINITY);
  const latest = useRef({ keys, go });
  useEffect(() => {
    latest.current = { keys, go };
  });
  useShortcut("g", () => {
    pressedAt.current = performance.now();
  });
  useEffect(() => {
    // Before everybody else: the letter belongs to the "g", not to a shortcut of the page.
    const listen = (event: KeyboardEvent) => {
      if (event.key === "g" || performance.now() - pressedAt.current > WAIT_MS) return;
      pressedAt.current = Number.NEGATIVE_INFINITY;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const place = latest.current.keys.find(({ key }) => key === event.key.toLowerCase());
      if (!place) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.go(place.href);
    };
    document.addEventListener("keydown", listen, { capture: true });
    return () => document.removeEventListener("keydown", listen, { capture: true });
  }, []);
}
