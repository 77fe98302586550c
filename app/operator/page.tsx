import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DayChart } from "@/components/figures/day-chart";
import { HourChart } from "@/components/figures/hour-chart";
import { PeriodRange } from "@/components/figures/period-range";
import { PeriodTabs } from "@/components/figures/period-tabs";
import { ReasonBars } from "@/components/figures/reason-bars";
import { PageHeader } from "@/components/ui/page-header";
import { getFigures } from "@/lib/reporting/get-figures";
import { getUnsoldAreas } from "@/lib/reporting/get-unsold-areas";
import { listFailingEndpoints } from "@/lib/reporting/list-failing-endpoints";
import { listIdleContracts } from "@/lib/reporting/list-idle-contracts";
import { listShortBuyers } from "@/lib/reporting/list-short-buyers";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { FailingEndpointsCard } from "./_components/failing-endpoints-card";
import { IdleCards } from "./_components/idle-cards";
import { leadsOf } from "./_components/leads-of";
import { PeriodStats } from "./_components/period-stats";
import { ShortBuyersCard } from "./_components/short-buyers-card";
import { TodayStats } from "./_components/today-stats";
import { UnsoldCard } from "./_components/unsold-card";

const PATH = "/operator";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.nav");
  return { title: t("overview") };
}

export default async function OverviewPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("operator");
  const { days = "7", silentDays } = await readSearch(searchParams, ["days", "silentDays"]);
  const [today, figures, unsold, idle, short, endpoints, t, words] = await Promise.all([
    pageQuery(ctx, getFigures, { days: 1 }),
    pageQuery(ctx, getFigures, { days }),
    pageQuery(ctx, getUnsoldAreas, { days }),
    pageQuery(ctx, listIdleContracts, { silentDays }),
    pageQuery(ctx, listShortBuyers, {}),
    pageQuery(ctx, listFailingEndpoints, {}),
    getTranslations("operator.overview"),
    getTranslations("figures"),
  ]);
  const { currency } = ctx.brand;
  const hrefOf = (days: number) => hrefWith(PATH, { days: String(days), silentDays });
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid grid-cols-1 gap-4">
        <section className="grid gap-2">
          <h2 className="text-base font-semibold">{t("today")}</h2>
          <PeriodRange figures={today} />
          <TodayStats figures={today} currency={currency} />
        </section>
        <section>
          <h2 className="sr-only">{t("period")}</h2>
          <PeriodTabs hrefOf={hrefOf} days={figures.days} />
          <PeriodRange figures={figures} />
          <PeriodStats figures={figures} currency={currency} />
        </section>
        <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
          <DayChart title={words("leadsByDay")} figures={figures} value={({ received }) => received} />
          <DayChart
            title={words("revenueByDay")}
            figures={figures}
            value={({ revenueMinor }) => revenueMinor}
            currency={currency}
          />
          <HourChart figures={figures} />
          <ReasonBars
            reasons={figures.reasons}
            hrefOf={({ status, code }) => leadsOf(figures, { status, reason: code })}
          />
          <ShortBuyersCard short={short} currency={currency} />
          <FailingEndpointsCard endpoints={endpoints} />
          <IdleCards idle={idle} hrefOf={(n) => hrefWith(PATH, { days, silentDays: String(n) })} />
        </div>
        <UnsoldCard unsold={unsold} period={figures} />
      </div>
    </>
  );
}
