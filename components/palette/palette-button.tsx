"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useMemo, useState, useSyncExternalStore, useTransition } from "react";
import { useShortcut } from "../ui/use-shortcut";
import { beginWait } from "../ui/wait";
import { goKeys } from "./go-keys";
import type { PaletteSetup, Run } from "./palette-types";
import { useGoKeys } from "./use-go-keys";

// Neither is needed before somebody asks.
const Palette = lazy(async () => ({ default: (await import("./palette")).Palette }));
const ShortcutSheet = lazy(async () => ({ default: (await import("./shortcut-sheet")).ShortcutSheet }));

const never = () => () => {};
const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);
const yes = () => true;
const no = () => false;

/** Opens the palette by a click or ⌘K / Ctrl-K, the overview of shortcuts by "?", and listens for "g". */
export function PaletteButton({ setup }: { readonly setup: PaletteSetup }) {
  const t = useTranslations("ui.palette");
  const tKeys = useTranslations("ui.shortcuts");
  const mac = useSyncExternalStore(never, isMac, no);
  // The keys are announced once somebody listens to them, not from the moment the page is drawn.
  const listening = useSyncExternalStore(never, yes, no);
  const router = useRouter();
  const [open, setOpen] = useState<"palette" | "shortcuts" | null>(null);
  const [pending, startTransition] = useTransition();
  const keys = useMemo(() => goKeys(setup.places, setup.home), [setup]);
  const go = (href: string) => startTransition(() => router.push(href));
  useEffect(() => (pending ? beginWait() : undefined), [pending]);
  useShortcut("?", () => setOpen("shortcuts"));
  useGoKeys(keys, go);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== "k" ||
        !(event.metaKey || event.ctrlKey) ||
        event.altKey ||
        event.shiftKey
      )
        return;
      // Another dialog asks something: it is answered first.
      const other = document.querySelector("dialog:modal:not([data-palette])");
      if (other) return;
      event.preventDefault();
      setOpen((now) => (now === "palette" ? null : "palette"));
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  const run = (chosen: Exclude<Run, { kind: "pause" }>) => {
    if (chosen.kind === "go") go(chosen.href);
    else if (chosen.kind === "signOut") startTransition(setup.signOut);
    else if (chosen.kind === "theme") {
      const form = new FormData();
      form.set("theme", chosen.theme);
      startTransition(() => setup.setTheme(form));
    } else setOpen("shortcuts");
  };
  // Closed is only what is still open: choosing "shortcuts" opens the one while the other closes.
  const closed = (which: typeof open) => () => setOpen((now) => (now === which ? null : now));
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={t("title")}
        aria-keyshortcuts={listening ? "Meta+K Control+K" : undefined}
        onClick={() => setOpen("palette")}
        className="inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-md text-muted hover:bg-sunken hover:text-ink lg:min-h-9 lg:min-w-56 lg:justify-start lg:border lg:border-line-strong lg:bg-surface lg:px-3 [@media(scripting:none)]:hidden"
      >
        <Search aria-hidden className="size-5 shrink-0 lg:size-4" />
        <span className="hidden flex-1 text-start lg:inline">{t("open")}</span>
        <kbd aria-hidden className="hidden font-sans text-xs lg:inline">
          {mac ? "⌘K" : tKeys("ctrl")}
        </kbd>
      </button>
      <Suspense>
        {open === "palette" && <Palette setup={setup} run={run} close={closed("palette")} />}
        {open === "shortcuts" && <ShortcutSheet goKeys={keys} close={closed("shortcuts")} />}
      </Suspense>
    </>
  );
}
