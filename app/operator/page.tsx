import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Day } from "@/components/time";
import { PageHeader } from "@/components/ui/page-header";
import { getDayFigures } from "@/lib/reporting/get-day-figures";
import { listFailingEndpoints } from "@/lib/reporting/list-failing-endpoints";
import { listShortBuyers } from "@/lib/reporting/list-short-buyers";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { DayStats } from "./_components/day-stats";
import { FailingEndpointsCard } from "./_components/failing-endpoints-card";
import { ShortBuyersCard } from "./_components/short-buyers-card";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.nav");
  return { title: t("overview") };
}

export default async function OverviewPage() {
  const ctx = await requireCtx("operator");
  const [figures, short, endpoints, t] = await Promise.all([
    pageQuery(ctx, getDayFigures, {}),
    pageQuery(ctx, listShortBuyers, {}),
    pageQuery(ctx, listFailingEndpoints, {}),
    getTranslations("operator.overview"),
  ]);
  const { currency } = ctx.brand;
  return (
    <>
      <PageHeader
        title={t("title")}
        aside={
          <span className="text-muted">
            <Day on={figures.on} />
          </span>
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <DayStats figures={figures} currency={currency} />
        <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
          <ShortBuyersCard short={short} currency={currency} />
          <FailingEndpointsCard endpoints={endpoints} />
        </div>
      </div>
    </>
  );
}
