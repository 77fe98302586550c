"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { cn } from "../cn";

interface Props {
  readonly value: string;
  /** Spoken instead of "Copy", where several stand on a page. */
  readonly label?: string;
}

const SHOWN_MS = 2_000;

/** Copies a text and says so. */
export function CopyButton({ value, label }: Props) {
  const t = useTranslations("ui.copy");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      title={t("action")}
      onClick={async () => setCopied(await copy(value))}
      className="relative z-1 inline-flex size-11 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink sm:size-7"
    >
      <Icon aria-hidden className={cn("size-4", copied && "text-success")} />
      <span className="sr-only">{label ?? t("action")}</span>
      <span role="status" className="sr-only">
        {copied ? t("done") : ""}
      </span>
    </button>
  );
}

/** The clipboard is closed to pages on plain HTTP, as self-hosted ones may be: a selection and the old command then. */
async function copy(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = value;
    area.className = "sr-only";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
