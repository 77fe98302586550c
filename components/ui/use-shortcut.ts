"use client";

import { useEffect, useRef } from "react";

interface Options {
  readonly enabled?: boolean;
}

/**
 * Runs `run` when one key is pressed alone ("j", "Escape", "?"): not while somebody types, with Ctrl, Alt or ⌘ held, or while
 * a dialog or a menu is open, whose keys they then are. Keys that write a letter can be switched off by the person (the portal's
 * frame says so by `data-shortcuts`); Escape and the like always work.
 */
export function useShortcut(key: string, run: () => void, { enabled = true }: Options = {}): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key.toLowerCase() || !isAlone(event)) return;
      if (key.length === 1 && !singleKeysOn()) return;
      if (isTyping(event.target) || document.querySelector("dialog:modal, :popover-open")) return;
      event.preventDefault();
      latest.current();
    };
    // Before the browser closes a dialog of its own on Escape: what is open then is still open here.
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [key, enabled]);
}

export function singleKeysOn(): boolean {
  return document.querySelector("[data-shortcuts=off]") === null;
}

function isAlone(event: KeyboardEvent): boolean {
  const { defaultPrevented, isComposing, ctrlKey, metaKey, altKey } = event;
  return !(defaultPrevented || isComposing || ctrlKey || metaKey || altKey);
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
