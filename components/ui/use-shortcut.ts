"use client";

import { useEffect, useRef } from "react";

interface Options {
  readonly enabled?: boolean;
}

/**
 * Runs `run` when one key is pressed alone ("j", "Escape", "?"): not while somebody types, with Ctrl, Alt or ⌘ held, or while
 * a dialog or a menu is open, whose keys they then are.
 */
export function useShortcut(key: string, run: () => void, { enabled = true }: Options = {}): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== key || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)
        return;
      if (isTyping(event.target) || document.querySelector("dialog:modal, :popover-open")) return;
      event.preventDefault();
      latest.current();
    };
    // Before the browser closes a dialog of its own on Escape: what is open then is still open here.
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [key, enabled]);
}

const NOT_TYPED = new Set(["checkbox", "radio", "button", "submit", "reset", "file", "color", "range"]);

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NOT_TYPED.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
