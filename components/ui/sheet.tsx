"use client";

import { ChevronDown, ChevronUp, Maximize2, X } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "./button";
import { buttonClass } from "./button-class";
import { useShortcut } from "./use-shortcut";

interface Props {
  /** What it shows, for screen readers. */
  readonly label: string;
  readonly children: ReactNode;
}

/**
 * A detail over the list it was opened from, at the detail's own address. On wide screens it lies beside the list's start and
 * the list stays in reach; on narrow ones it stands in the list's place. J and K go on to the next and previous row, Esc
 * closes. Rendered by a slot that intercepts the detail's route (`SheetLayout`); asked for directly, the address is a page.
 */
export function Sheet({ label, children }: Props) {
  const t = useTranslations("ui");
  const router = useRouter();
  const path = usePathname();
  const root = useRef<HTMLElement>(null);
  // Rows replace each other, so that the list is always one step back.
  const close = () => router.back();
  const [beside, setBeside] = useState<Beside>({ of: null, previous: null, next: null });
  const go = (href: string | null) => {
    if (href) router.replace(href);
  };
  useShortcut("j", () => go(beside.next));
  useShortcut("k", () => go(beside.previous));
  useShortcut("Escape", close);
  useEffect(() => {
    // At once, and kept: a list of unread leads may lose the row now that it is open.
    setBeside(rowsBeside(path));
    findRow(path)?.scrollIntoView({ block: "nearest" });
    return () => {
      // Back in the list, who moves by keyboard is where they were.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) findRow(path)?.focus({ preventScroll: true });
      });
    };
  }, [path]);
  // Who is told of the sheet can go on from it: the keys above know the rows beside this one by now.
  useEffect(() => {
    if (beside.of === path) root.current?.focus({ preventScroll: true });
  }, [beside, path]);
  return (
    <section
      ref={root}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      data-sheet
      data-quiet-focus
      className="lg:fixed lg:inset-y-0 lg:end-0 lg:top-14 lg:z-20 lg:w-[min(60rem,60vw)] lg:overflow-y-auto lg:overscroll-contain lg:border-s lg:border-line lg:bg-page lg:px-5 lg:pb-8 lg:shadow-raised"
    >
      <div className="mb-2 flex items-center gap-1 lg:sticky lg:top-0 lg:z-10 lg:-mx-5 lg:border-b lg:border-line lg:bg-page lg:px-3 lg:py-1.5 print:hidden">
        <Button variant="ghost" size="sm" aria-keyshortcuts="Escape" onClick={close}>
          <X aria-hidden />
          {t("close")}
        </Button>
        <Button
          variant="ghost"
          size="sm"
          className="ms-auto px-2"
          aria-label={t("sheet.previous")}
          title={`${t("sheet.previous")} (K)`}
          aria-keyshortcuts="K"
          aria-disabled={beside.previous === null || undefined}
          onClick={() => go(beside.previous)}
        >
          <ChevronUp aria-hidden />
        </Button>
        <Button
          variant="ghost"
          size="sm"
          className="px-2"
          aria-label={t("sheet.next")}
          title={`${t("sheet.next")} (J)`}
          aria-keyshortcuts="J"
          aria-disabled={beside.next === null || undefined}
          onClick={() => go(beside.next)}
        >
          <ChevronDown aria-hidden />
        </Button>
        {/* A plain link: asked for directly, the address is a page. */}
        <a
          href={path}
          className={`${buttonClass("ghost", "sm")} px-2 max-lg:hidden`}
          aria-label={t("sheet.page")}
          title={t("sheet.page")}
        >
          <Maximize2 aria-hidden />
        </a>
      </div>
      {children}
    </section>
  );
}

const ROW_LINKS = "table.list > tbody > tr > th > a[href]";

function findRow(path: string): HTMLAnchorElement | undefined {
  const links = document.querySelectorAll<HTMLAnchorElement>(ROW_LINKS);
  return [...links].find((link) => new URL(link.href).pathname === path);
}

interface Beside {
  /** The path of the row that they lie beside; none before the list was looked at. */
  readonly of: string | null;
  readonly previous: string | null;
  readonly next: string | null;
}

function rowsBeside(path: string): Beside {
  const row = findRow(path)?.closest("tr");
  const hrefOf = (other?: Element | null) => other?.querySelector("th > a")?.getAttribute("href") ?? null;
  return { of: path, previous: hrefOf(row?.previousElementSibling), next: hrefOf(row?.nextElementSibling) };
}
