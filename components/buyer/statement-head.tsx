import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "../ui/button-class";
import { FilterBar, FilterDay, FilterDays, FilterSearch, FilterSelect } from "../ui/filter-bar";
import { LinkButton } from "../ui/link-button";

const KINDS = ["sale", "reversal", "adjustment"] as const;

interface Props {
  /** The page the statement stands on. */
  readonly action: string;
  readonly values: Readonly<Partial<Record<"q" | "kind" | "from" | "to", string>>>;
  /** Null: there is nothing to take along. */
  readonly csvHref: string | null;
  /** All movements of the period, whatever else is filtered: a statement's balances add up. */
  readonly pdfHref: string;
}

/** The statement's title, what it can be taken along as, and its filters. */
export function StatementHead({ action, values, csvHref, pdfHref }: Props) {
  const t = useTranslations("wallet.statement");
  const isFiltered = Object.values(values).some(Boolean);
  if (!csvHref && !isFiltered) {
    return (
      <h2 id="statement" className="text-base font-semibold">
        {t("title")}
      </h2>
    );
  }
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 id="statement" className="text-base font-semibold">
          {t("title")}
        </h2>
        <span className="flex flex-wrap gap-2">
          {/* No link of the router's: it would ask for the document twice. */}
          <a href={pdfHref} className={buttonClass("secondary", "sm")} aria-label={t("pdfLabel")}>
            <Download aria-hidden />
            {t("pdf")}
          </a>
          {csvHref && (
            <LinkButton href={csvHref} prefetch={false} download size="sm" aria-label={t("csvLabel")}>
              <Download aria-hidden />
              {t("csv")}
            </LinkButton>
          )}
        </span>
      </div>
      <FilterBar action={action} values={values}>
        <FilterSearch name="q" label={t("search")} value={values.q} />
        <FilterSelect
          name="kind"
          label={t("kind")}
          value={values.kind}
          options={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
        <FilterDays>
          <FilterDay name="from" label={t("from")} value={values.from} />
          <FilterDay name="to" label={t("to")} value={values.to} />
        </FilterDays>
      </FilterBar>
    </>
  );
}
