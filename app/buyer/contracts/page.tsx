import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedViews } from "@/app/_views/saved-views";
import { ExportLink } from "@/components/ui/export-link";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listCategories } from "@/lib/leads/list-categories";
import { listContractUsage } from "@/lib/reporting/list-contract-usage";
import { listContracts } from "@/lib/routing/list-contracts";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { CONTRACT_FILTERS, ContractFilters } from "./_components/contract-filters";
import { ContractTable } from "./_components/contract-table";

const PATH = "/buyer/contracts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("buyer.contracts");
  return { title: t("title") };
}

export default async function ContractsPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("buyer");
  const { cursor, ...filters } = await readSearch(searchParams, [...CONTRACT_FILTERS, "cursor"]);
  const [contracts, categories, t, words] = await Promise.all([
    pageQuery(ctx, listContracts, { ...filters, cursor }),
    pageQuery(ctx, listCategories, { limit: 200, archived: "true" }),
    getTranslations("buyer.contracts"),
    getTranslations("editor.page"),
  ]);
  const usage = await pageQuery(ctx, listContractUsage, { contractIds: contracts.data.map(({ id }) => id) });
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("intro", { brand: ctx.brand.name })}
        actions={
          <>
            {contracts.data.length > 0 && <ExportLink href={hrefWith(`${PATH}/export`, filters)} />}
            <LinkButton href={`${PATH}/endpoints`}>{words("manageEndpoints")}</LinkButton>
          </>
        }
      />
      <SavedViews page="/buyer/contracts" search={searchParams} />
      <ContractFilters path={PATH} values={filters} categories={categories.data} />
      <ContractTable
        contracts={contracts.data}
        categories={categories.data}
        usage={usage}
        path={PATH}
        brand={ctx.brand}
        filtered={Object.keys(filters).length > 0}
      />
      <Pagination
        firstHref={cursor ? hrefWith(PATH, filters) : null}
        nextHref={contracts.nextCursor && hrefWith(PATH, { ...filters, cursor: contracts.nextCursor })}
      />
    </>
  );
}
