import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedViews } from "@/app/_views/saved-views";
import { ExportLink } from "@/components/ui/export-link";
import { LinkButton } from "@/components/ui/link-button";
import { ListBody } from "@/components/ui/list-body";
import { PageHeader } from "@/components/ui/page-header";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { listFilterChoices } from "@/lib/reporting/list-filter-choices";
import { listContracts } from "@/lib/routing/list-contracts";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { CONTRACT_FILTERS, ContractFilters } from "./_components/contract-filters";
import { ContractList } from "./_components/contract-list";

const PATH = "/operator/contracts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.contracts");
  return { title: t("title") };
}

export default async function ContractsPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("operator");
  const [values, { cursor }] = await Promise.all([
    readSearch(searchParams, CONTRACT_FILTERS),
    readSearch(searchParams, ["cursor"]),
  ]);
  const [page, choices, t, words] = await Promise.all([
    pageQuery(ctx, listContracts, { ...values, cursor }),
    pageQuery(ctx, listFilterChoices, {}),
    getTranslations("operator.contracts"),
    getTranslations("editor.page"),
  ]);
  const filtered = Object.keys(values).length > 0;
  const create = mayDo(actorClass(ctx.actor), "contract.manage") && (
    <LinkButton
      href={hrefWith(`${PATH}/new`, { buyerId: values.buyerId, categoryId: values.categoryId })}
      variant="primary"
    >
      {words("create")}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        actions={
          <>
            {page.data.length > 0 && <ExportLink href={hrefWith(`${PATH}/export`, values)} />}
            {create}
          </>
        }
      />
      <SavedViews page="/operator/contracts" search={searchParams} />
      <ContractFilters path={PATH} values={values} choices={choices} />
      <ListBody
        count={page.data.length}
        filtered={filtered}
        path={PATH}
        words={{ none: t("none"), noMatch: t("noMatch"), showAll: t("showAll") }}
        begin={create}
        noneText={t("noneText")}
        firstHref={cursor ? hrefWith(PATH, values) : null}
        nextHref={page.nextCursor && hrefWith(PATH, { ...values, cursor: page.nextCursor })}
      >
        <ContractList ctx={ctx} rows={page.data} values={values} />
      </ListBody>
    </>
  );
}
