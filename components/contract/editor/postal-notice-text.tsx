"use client";

import { useTranslations } from "next-intl";
import type { PostalNotice } from "@/lib/routing/map-schema";

const MOST_NAMED = 20;

/** What was made of pasted postal codes. */
export function PostalNoticeText({ notice }: { readonly notice: PostalNotice }) {
  const t = useTranslations("editor.territory.notice");
  const named = (codes: readonly string[]): string =>
    codes.length > MOST_NAMED
      ? t("andMore", { codes: codes.slice(0, MOST_NAMED).join(", "), count: codes.length - MOST_NAMED })
      : codes.join(", ");
  return (
    <div role="status" className="grid gap-0.5 text-muted">
      <p>{t("read", { count: notice.read })}</p>
      {notice.restored.length > 0 && <p>{t("restored", { codes: named(notice.restored) })}</p>}
      {notice.unknown.length > 0 && (
        <p className="text-warning">
          {t("unknown", { count: notice.unknown.length, codes: named(notice.unknown) })}
        </p>
      )}
      {notice.ignored.length > 0 && <p>{t("ignored", { words: named(notice.ignored) })}</p>}
    </div>
  );
}
