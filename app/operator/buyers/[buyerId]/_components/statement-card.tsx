import { useTranslations } from "next-intl";
import { Statement } from "@/components/buyer/statement";
import { FilterBar, FilterDay, FilterSelect } from "@/components/ui/filter-bar";
import { Pagination } from "@/components/ui/pagination";
import type { Currency } from "@/lib/core/money";
import type { Page } from "@/lib/core/paging";
import type { WalletEntry } from "@/lib/reporting/list-wallet-entries";
import { hrefWith } from "@/lib/web/href-with";
import type { SearchValues } from "@/lib/web/read-search";

export const STATEMENT_FILTERS = ["kind", "from", "to"] as const;

interface Props {
  readonly path: string;
  readonly entries: Page<WalletEntry>;
  readonly values: SearchValues<(typeof STATEMENT_FILTERS)[number]>;
  readonly cursor: string | undefined;
  readonly currency: Currency;
}

export function StatementCard({ path, entries, values, cursor, currency }: Props) {
  const t = useTranslations("operator.statement");
  const kinds = (["sale", "reversal", "adjustment"] as const).map((kind) => ({
    value: kind,
    label: t(kind),
  }));
  return (
    <section aria-labelledby="statement">
      <h2 id="statement" className="mb-2 text-base font-semibold">
        {t("title")}
      </h2>
      <FilterBar action={path} values={values}>
        <FilterSelect name="kind" label={t("kind")} value={values.kind} options={kinds} />
        <FilterDay name="from" label={t("from")} value={values.from} />
        <FilterDay name="to" label={t("to")} value={values.to} />
      </FilterBar>
      {entries.data.length > 0 ? (
        <Statement
          lines={entries.data}
          currency={currency}
          leadHref={(leadId) => `/operator/leads/${leadId}`}
        />
      ) : (
        <p className="py-4 text-muted">{t("none")}</p>
      )}
      <Pagination
        firstHref={cursor ? hrefWith(path, values) : null}
        nextHref={entries.nextCursor && hrefWith(path, { ...values, cursor: entries.nextCursor })}
      />
    </section>
  );
}
