import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { listCategories } from "@/lib/leads/list-categories";
import { findObstacles } from "@/lib/reporting/find-obstacles";
import { getBuyerFigures } from "@/lib/reporting/get-buyer-figures";
import { getWallet } from "@/lib/reporting/get-wallet";
import { listContractUsage } from "@/lib/reporting/list-contract-usage";
import { listPurchases } from "@/lib/reporting/list-purchases";
import { listContracts } from "@/lib/routing/list-contracts";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { CapTable } from "./_components/cap-table";
import { FirstSteps } from "./_components/first-steps";
import { LatestLeads } from "./_components/latest-leads";
import { ObstacleList } from "./_components/obstacle-list";
import { OverviewStats } from "./_components/overview-stats";
import { SpendTable } from "./_components/spend-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("buyer.overview");
  return { title: t("title") };
}

/** How it stands: money, what waits, what was bought, and what keeps from buying more. */
export default async function OverviewPage() {
  const ctx = await requireCtx("buyer");
  const [wallet, figures, contracts, categories, latest, t] = await Promise.all([
    pageQuery(ctx, getWallet, {}),
    pageQuery(ctx, getBuyerFigures, {}),
    pageQuery(ctx, listContracts, { limit: 200 }),
    pageQuery(ctx, listCategories, { limit: 200, archived: "true" }),
    pageQuery(ctx, listPurchases, { limit: 6 }),
    getTranslations("buyer.overview"),
  ]);
  const usage = await pageQuery(ctx, listContractUsage, { contractIds: contracts.data.map(({ id }) => id) });
  const { currency, name } = ctx.brand;
  const { timeZone } = figures;
  if (latest.data.length === 0 && figures.status === "active" && wallet.frozenAt === null) {
    return (
      <>
        <PageHeader title={t("title")} />
        <FirstSteps wallet={wallet} currency={currency} brandName={name} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid grid-cols-1 gap-4">
        <OverviewStats wallet={wallet} figures={figures} currency={currency} />
        <ObstacleList
          wallet={wallet}
          suspended={figures.status === "suspended"}
          obstacles={findObstacles(contracts.data, usage)}
          categories={categories.data}
          timeZone={timeZone}
          currency={currency}
          brandName={name}
        />
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
          <LatestLeads leads={latest.data} currency={currency} />
          <Card title={t("spendTitle")} flush>
            <SpendTable periods={figures.periods} currency={currency} />
          </Card>
        </div>
        <CapTable
          contracts={contracts.data}
          categories={categories.data}
          usage={usage}
          timeZone={timeZone}
          brand={ctx.brand}
        />
      </div>
    </>
  );
}
