import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { ContractStatus } from "@/components/contract/contract-status";
import { TerritoryMapView } from "@/components/contract/territory-map";
import { UsageTable } from "@/components/contract/usage-table";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { listEndpoints } from "@/lib/deliveries/list-endpoints";
import { listCategories } from "@/lib/leads/list-categories";
import { getWallet } from "@/lib/reporting/get-wallet";
import { listContractUsage } from "@/lib/reporting/list-contract-usage";
import { getContract } from "@/lib/routing/get-contract";
import { getContractPicture } from "@/lib/routing/get-contract-picture";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { PauseForm } from "../_components/pause-form";
import { ContractTerms } from "./_components/contract-terms";
import { OwnLimits } from "./_components/own-limits";
import { OwnPrice } from "./_components/own-price";
import { ReachedLimits } from "./_components/reached-limits";

interface Props {
  readonly params: Promise<{ contractId: string }>;
}

const readContract = cache(async (id: string) => pageQuery(await requireCtx("buyer"), getContract, { id }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readContract((await params).contractId)).name };
}

export default async function ContractPage({ params }: Props) {
  const ctx = await requireCtx("buyer");
  const contract = await readContract((await params).contractId);
  const [usages, categories, endpoints, picture, wallet, t, words] = await Promise.all([
    pageQuery(ctx, listContractUsage, { contractIds: [contract.id] }),
    pageQuery(ctx, listCategories, { limit: 200, archived: "true" }),
    pageQuery(ctx, listEndpoints, { limit: 200 }),
    pageQuery(ctx, getContractPicture, { id: contract.id }),
    pageQuery(ctx, getWallet, {}),
    getTranslations("buyer.contracts"),
    getTranslations("editor"),
  ]);
  const [usage] = usages;
  const category = categories.data.find(({ id }) => id === contract.categoryId);
  const { currency } = ctx.brand;
  const isOpen = contract.status !== "archived";
  return (
    <>
      <PageHeader
        back={{ href: "/buyer/contracts", label: t("title") }}
        title={contract.name}
        aside={
          <>
            <ContractStatus status={contract.status} />
            <CopyId id={contract.id} />
          </>
        }
        actions={
          <>
            <LinkButton href={`/buyer/leads?contractId=${contract.id}`}>{t("itsLeads")}</LinkButton>
            {isOpen && <PauseForm contract={contract} />}
          </>
        }
      />
      <p className="mb-4 max-w-prose text-base">{picture.summary}</p>
      <div className="grid gap-4">
        {contract.paused && <Callout tone="warning">{t("pausedNote")}</Callout>}
        {usage && isOpen && <ReachedLimits contract={contract} usage={usage} currency={currency} />}
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
          <div className="grid gap-4">
            {usage && (
              <Card title={t("limits")} flush>
                <UsageTable contract={contract} usage={usage} currency={currency} />
                <p className="px-4 py-2 text-muted">{t("zone", { zone: usage.timeZone })}</p>
              </Card>
            )}
            <Card title={t("terms")}>
              <ContractTerms
                contract={contract}
                category={category}
                endpoints={endpoints.data}
                brand={ctx.brand}
              />
            </Card>
            <Card title={words("page.map")}>
              <div className="grid gap-5">
                {picture.maps.map((map) => (
                  <TerritoryMapView key={map.country} map={map} />
                ))}
              </div>
            </Card>
          </div>
          {isOpen && (
            <div className="grid gap-4">
              <OwnPrice contract={contract} availableMinor={wallet.availableMinor} brand={ctx.brand} />
              <OwnLimits
                contract={contract}
                endpoints={endpoints.data}
                timeZone={usage?.timeZone ?? ctx.brand.timeZone}
                brand={ctx.brand}
                locale={ctx.locale}
              />
            </div>
          )}
        </div>
      </div>
    </>
  );
}
