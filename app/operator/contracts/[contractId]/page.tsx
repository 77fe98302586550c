import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ContractStatus } from "@/components/contract/contract-status";
import { TerritoryMapView } from "@/components/contract/territory-map";
import { UsageTable } from "@/components/contract/usage-table";
import { Card } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { getCategory } from "@/lib/leads/get-category";
import { getNames } from "@/lib/reporting/get-names";
import { listContractUsage } from "@/lib/reporting/list-contract-usage";
import { getContract } from "@/lib/routing/get-contract";
import { getContractPicture } from "@/lib/routing/get-contract-picture";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { ContractDeeds } from "./_components/contract-deeds";
import { ContractTerms } from "./_components/contract-terms";
import { VersionsCard } from "./_components/versions-card";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.contracts");
  return { title: t("one") };
}

export default async function ContractPage({ params }: { params: Promise<{ contractId: string }> }) {
  const ctx = await requireCtx("operator");
  const { contractId } = await params;
  const contract = await pageQuery(ctx, getContract, { id: contractId });
  const { routing, buyerId, categoryId } = contract;
  const [category, names, [usage], picture, t, words] = await Promise.all([
    pageQuery(ctx, getCategory, { id: categoryId }),
    pageQuery(ctx, getNames, {
      buyers: [buyerId],
      stages: routing?.stageIds,
      sources: [...(routing?.sourcesAllowed ?? []), ...(routing?.sourcesDenied ?? [])],
      endpoints: contract.endpointIds,
    }),
    pageQuery(ctx, listContractUsage, { contractIds: [contract.id] }),
    pageQuery(ctx, getContractPicture, { id: contract.id }),
    getTranslations("operator.contracts"),
    getTranslations("editor.page"),
  ]);
  const { currency } = ctx.brand;
  const isOpen = contract.status !== "archived" && mayDo(actorClass(ctx.actor), "contract.manage");
  return (
    <>
      <PageHeader
        title={t("name", { number: contract.number, name: contract.name })}
        aside={
          <>
            <ContractStatus status={contract.status} />
            <CopyId id={contract.id} />
          </>
        }
        text={<TextLink href={`/operator/buyers/${buyerId}`}>{names.texts[buyerId] ?? buyerId}</TextLink>}
        back={{ href: "/operator/contracts", label: t("back") }}
        actions={
          <>
            <LinkButton href={hrefWith("/operator/leads", { contractId: contract.id })}>
              {t("leads")}
            </LinkButton>
            {isOpen && <ContractDeeds contract={contract} />}
          </>
        }
      />
      <p className="mb-4 max-w-prose text-base">{picture.summary}</p>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <div className="grid gap-4">
          <Card
            title={t("terms")}
            actions={
              <TextLink href={`/operator/buyers/${buyerId}/endpoints`}>{words("manageEndpoints")}</TextLink>
            }
          >
            <ContractTerms contract={contract} category={category} names={names} currency={currency} />
          </Card>
          <VersionsCard ctx={ctx} contractId={contract.id} category={category} />
        </div>
        <div className="grid gap-4">
          {usage && (
            <Card title={t("usage")} flush>
              <UsageTable contract={contract} usage={usage} currency={currency} />
              <p className="px-4 py-2 text-[0.8125rem] text-muted">{t("zone", { zone: usage.timeZone })}</p>
            </Card>
          )}
          <Card title={words("map")}>
            <div className="grid gap-5">
              {picture.maps.map((map) => (
                <TerritoryMapView key={map.country} map={map} />
              ))}
            </div>
          </Card>
        </div>
      </div>
    </>
  );
}
