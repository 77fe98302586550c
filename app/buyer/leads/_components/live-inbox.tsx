"use client";

import { ArrowUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useRef, useState, useTransition } from "react";
import { pickText } from "@/components/lead/pick-text";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { placeText } from "@/lib/core/place-text";
import { slideIn } from "./slide-in";
import { type NewLead, type StreamState, useLeadStream } from "./use-lead-stream";

interface Props {
  /** The page shows the newest leads without a filter, so that new ones belong on top of it. */
  readonly follows: boolean;
  readonly newestSaleId: string | null;
  readonly allHref: string;
  readonly children: ReactNode;
}

/** Leads of a burst are shown together. */
const GATHER_MS = 250;
const TOP_PX = 80;

/**
 * Keeps the list below it current. New leads slide in on top while nobody's finger, pointer or focus is in the list and its
 * top is in view; otherwise they are counted on a button, so that nothing moves away from under who is about to touch it.
 */
export function LiveInbox({ follows, newestSaleId, allHref, children }: Props) {
  const t = useTranslations("buyer.live");
  const locale = useLocale();
  const router = useRouter();
  const root = useRef<HTMLDivElement>(null);
  const fresh = useRef<string[]>([]);
  const [waiting, setWaiting] = useState(0);
  const [heard, setHeard] = useState("");
  const [refreshing, startRefresh] = useTransition();

  const show = useCallback(() => {
    setWaiting(0);
    startRefresh(() => router.refresh());
  }, [router]);

  const state = useLeadStream(newestSaleId, (lead) => {
    const known = fresh.current.includes(lead.saleId);
    if (known || root.current?.querySelector(`[data-sale="${CSS.escape(lead.saleId)}"]`)) return;
    fresh.current.push(lead.saleId);
    setWaiting((count) => count + 1);
    setHeard(t("heard", { what: describe(lead, locale) }));
  });

  useEffect(() => {
    if (!follows || waiting === 0) return;
    const attempt = () => {
      if (isQuiet(root.current)) show();
    };
    const gather = setTimeout(attempt, GATHER_MS);
    document.addEventListener("visibilitychange", attempt);
    return () => {
      clearTimeout(gather);
      document.removeEventListener("visibilitychange", attempt);
    };
  }, [follows, waiting, show]);

  useEffect(() => {
    if (!refreshing) fresh.current = slideIn(root.current, fresh.current);
  }, [refreshing]);

  const showFromTop = () => {
    window.scrollTo({ top: 0 });
    show();
  };
  return (
    <div ref={root}>
      <div className="mb-2 flex min-h-6 items-center justify-between gap-3 text-[0.8125rem] text-muted print:hidden">
        <LiveSign state={state} />
      </div>
      {waiting > 0 && (
        <div className="pointer-events-none sticky top-16 z-20 flex h-0 justify-center">
          <span className="pointer-events-auto h-max">
            {follows ? (
              <Button variant="primary" className="shadow-raised" onClick={showFromTop}>
                <ArrowUp aria-hidden />
                {t("waiting", { count: waiting })}
              </Button>
            ) : (
              <LinkButton href={allHref} variant="primary" className="shadow-raised">
                {t("waiting", { count: waiting })}
              </LinkButton>
            )}
          </span>
        </div>
      )}
      <p aria-live="polite" className="sr-only">
        {heard}
      </p>
      {children}
    </div>
  );
}

function LiveSign({ state }: { readonly state: StreamState }) {
  const t = useTranslations("buyer.live");
  if (state === "off") return null;
  return (
    <span className="inline-flex items-center gap-1.5">
      <span
        data-edge
        aria-hidden
        className={state === "live" ? "size-2 rounded-full bg-success" : "size-2 rounded-full bg-line-strong"}
      />
      {t(state)}
    </span>
  );
}

function describe(lead: NewLead, locale: string): string {
  return [pickText(lead.category.name, locale), placeText(lead.place)].filter(Boolean).join(", ");
}

/** Nobody is about to touch list or button: the top is in view, neither pointer nor focus is there. A hidden page has nobody. */
function isQuiet(inbox: HTMLElement | null): boolean {
  if (document.hidden) return true;
  return window.scrollY < TOP_PX && inbox !== null && !inbox.matches(":hover, :focus-within");
}
