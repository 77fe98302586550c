"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

const SHOWN_MS = 2_000;

/** Copies for every `CopyButton` of the page, and says so in one place. */
export function CopyListener() {
  const t = useTranslations("ui.copy");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = async ({ target }: MouseEvent) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("[data-copy]") : null;
      if (!button || !(await copy(button.dataset.copy ?? ""))) return;
      for (const other of document.querySelectorAll("[data-copied]")) other.removeAttribute("data-copied");
      button.setAttribute("data-copied", "");
      setCopied(true);
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.removeAttribute("data-copied");
        setCopied(false);
      }, SHOWN_MS);
    };
    document.addEventListener("click", listen);
    return () => {
      document.removeEventListener("click", listen);
      clearTimeout(timer);
    };
  }, []);
  return (
    <span role="status" className="sr-only">
      {copied ? t("done") : ""}
    </span>
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
