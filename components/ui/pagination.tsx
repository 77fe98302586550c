import { ArrowLeftToLine, ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "./link-button";

interface Props {
  /** Back to the start; null on the first page. */
  readonly firstHref: string | null;
  /** Null on the last page. */
  readonly nextHref: string | null;
}

/** Lists are read by cursor: on, or back to the start. Nothing shows where one page holds all. */
export function Pagination({ firstHref, nextHref }: Props) {
  const t = useTranslations("ui.pagination");
  if (firstHref === null && nextHref === null) return null;
  return (
    <nav aria-label={t("label")} className="mt-3 flex justify-end gap-2 print:hidden">
      {firstHref !== null && (
        <LinkButton href={firstHref}>
          <ArrowLeftToLine aria-hidden className="rtl:rotate-180" />
          {t("first")}
        </LinkButton>
      )}
      {nextHref !== null && (
        <LinkButton href={nextHref}>
          {t("next")}
          <ArrowRight aria-hidden className="rtl:rotate-180" />
        </LinkButton>
      )}
    </nav>
  );
}
