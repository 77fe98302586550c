"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { currentToasts, dismissToast, onToasts, type Toast } from "./toast";
import { TONE_TEXT } from "./tone";
import { ToneIcon } from "./tone-icon";

const SHOWN_MS = 6_000;
const NONE: readonly Toast[] = [];

/** Where toasts appear; once, in the root layout. The live region is there from the start, so that the first is heard. */
export function Toaster() {
  const toasts = useSyncExternalStore(onToasts, currentToasts, () => NONE);
  const t = useTranslations("ui.toasts");
  return (
    <section
      aria-label={t("label")}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-20 z-50 grid justify-items-end gap-2 lg:bottom-4 print:hidden"
    >
      {toasts.map((entry) => (
        <ToastCard key={entry.id} entry={entry} />
      ))}
    </section>
  );
}

function ToastCard({ entry }: { readonly entry: Toast }) {
  const t = useTranslations("ui.toasts");
  // Nobody should have to read or reach against the clock.
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(entry.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, entry.id]);
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only delays its own disappearance
    <div
      onMouseEnter={hold}
      onMouseLeave={release}
      onFocus={hold}
      onBlur={release}
      className="pointer-events-auto flex w-full max-w-sm items-start gap-2.5 rounded-lg border border-line bg-raised p-3 shadow-raised"
    >
      <span className={TONE_TEXT[entry.tone]}>
        <ToneIcon tone={entry.tone} className="mt-0.5 size-4" />
      </span>
      <p className="min-w-0 flex-1">{entry.message}</p>
      {entry.undo && (
        <button
          type="button"
          className="min-h-6 rounded-sm font-medium text-brand-text underline"
          onClick={() => {
            entry.undo?.();
            dismissToast(entry.id);
          }}
        >
          {t("undo")}
        </button>
      )}
      <button
        type="button"
        aria-label={t("dismiss")}
        onClick={() => dismissToast(entry.id)}
        className="inline-flex size-6 items-center justify-center rounded-sm text-muted hover:bg-sunken"
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
