import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DayChart } from "@/components/figures/day-chart";
import { PeriodRange } from "@/components/figures/period-range";
import { PeriodTabs } from "@/components/figures/period-tabs";
import { ReasonBars } from "@/components/figures/reason-bars";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { getSuppliedFigures } from "@/lib/reporting/get-supplied-figures";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { DayTotals } from "./_components/day-totals";
import { leadsOf } from "./_components/leads-of";
import { SourceTotals } from "./_components/source-totals";
import { SuppliedStats } from "./_components/supplied-stats";

const PATH = "/supplier";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("supplier.overview");
  return { title: t("title") };
}

/** What became of the leads and what they earned, of all sources or of one. */
export default async function OverviewPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("supplier");
  const { days = "30", sourceId } = await readSearch(searchParams, ["days", "sourceId"]);
  const [{ figures, bySource }, t, words] = await Promise.all([
    pageQuery(ctx, getSuppliedFigures, { days, sourceId }),
    getTranslations("supplier.overview"),
    getTranslations("figures"),
  ]);
  const { currency, name } = ctx.brand;
  if (bySource.length === 0) {
    return (
      <>
        <PageHeader title={t("title")} />
        <EmptyState title={t("empty")}>{t("emptyText", { brand: name })}</EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={<LinkButton href="/supplier/sources">{t("toSources")}</LinkButton>}
      />
      {bySource.length > 1 && (
        <FilterBar action={PATH} values={{ sourceId, days }} keep={["days"]}>
          <FilterSelect
            name="sourceId"
            label={t("source")}
            value={sourceId}
            options={bySource.map((source) => ({ value: source.id, label: source.name }))}
          />
        </FilterBar>
      )}
      <PeriodTabs hrefOf={(n) => hrefWith(PATH, { days: String(n), sourceId })} days={figures.days} />
      <PeriodRange figures={figures} />
      <div className="grid grid-cols-1 gap-4">
        <SuppliedStats figures={figures} sourceId={sourceId} currency={currency} />
        <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
          <DayChart title={words("leadsByDay")} figures={figures} value={({ received }) => received} />
          <DayChart
            title={words("earnedByDay")}
            figures={figures}
            value={({ payoutMinor }) => payoutMinor}
            currency={currency}
          />
        </div>
        <DayTotals figures={figures} currency={currency} />
        <SourceTotals sources={bySource} figures={figures} currency={currency} />
        <ReasonBars
          reasons={figures.reasons}
          hrefOf={({ status, code }) => leadsOf(figures, { status, reason: code, sourceId })}
        />
      </div>
    </>
  );
}
