"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, useEffect, useRef } from "react";
import { Button } from "../ui/button";
import { singleKeysOn } from "../ui/use-shortcut";
import type { GoKey } from "./go-keys";

interface Props {
  readonly goKeys: readonly GoKey[];
  readonly close: () => void;
}

/** What the keyboard can do here. */
export function ShortcutSheet({ goKeys, close }: Props) {
  const t = useTranslations("ui.shortcuts");
  const tPalette = useTranslations("ui.palette");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const rows: { keys: readonly string[]; text: string; inTurn?: boolean }[] = [
    { keys: ["⌘ K", t("ctrl")], text: t("palette") },
    { keys: ["?"], text: t("help") },
    { keys: ["J", "K"], text: t("next") },
    { keys: ["Esc"], text: t("leave") },
    ...goKeys.map(({ key, label }) => ({
      keys: ["G", key.toUpperCase()],
      text: t("go", { label }),
      inTurn: true,
    })),
  ];
  return (
    <dialog
      ref={dialog}
      aria-labelledby="shortcuts-title"
      onClose={close}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(32rem,calc(100vw-2rem))] overflow-y-auto rounded-lg border border-line bg-raised p-5 shadow-raised backdrop:bg-[rgb(0_0_0/0.5)]"
    >
      <div className="mb-3 flex items-center justify-between gap-3">
        <h2 id="shortcuts-title" className="text-base font-semibold">
          {t("title")}
        </h2>
        <Button
          variant="ghost"
          size="sm"
          aria-label={tPalette("close")}
          onClick={() => dialog.current?.close()}
        >
          <X aria-hidden />
        </Button>
      </div>
      {!singleKeysOn() && <p className="mb-3 text-muted">{t("off")}</p>}
      <dl className="grid gap-1.5">
        {rows.map(({ keys, text, inTurn }) => (
          <div key={text} className="flex items-baseline justify-between gap-4">
            <dt className="min-w-0 wrap-anywhere">{text}</dt>
            <dd className="flex shrink-0 items-baseline gap-1.5 text-[0.8125rem] text-muted">
              {keys.map((key, at) => (
                <Fragment key={key}>
                  {at > 0 && <span>{t(inTurn ? "then" : "or")}</span>}
                  <kbd className="rounded-sm border border-line-strong bg-sunken px-1.5 font-sans text-ink">
                    {key}
                  </kbd>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
