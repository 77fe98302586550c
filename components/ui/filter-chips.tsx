import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "./link";

export interface FilterChip {
  readonly key: string;
  /** "Status: Unsold" */
  readonly text: string;
  /** The list without this filter. */
  readonly removeHref: string;
}

/** The filters that are set, each a link that takes it off again. Nothing shows where none is. */
export function FilterChips({ chips }: { readonly chips: readonly FilterChip[] }) {
  const t = useTranslations("ui.filter");
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t("active")} className="flex min-w-0 flex-wrap gap-1.5 print:hidden">
      {chips.map(({ key, text, removeHref }) => (
        <li key={key} className="min-w-0">
          <Link
            href={removeHref}
            prefetch={false}
            aria-label={t("remove", { filter: text })}
            className="flex min-h-11 max-w-full items-center gap-1 rounded-full border border-line bg-surface ps-3 pe-2 hover:bg-sunken sm:min-h-7"
          >
            <span className="truncate">{text}</span>
            <X aria-hidden className="size-3.5 shrink-0 text-muted" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
