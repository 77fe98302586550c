import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedViews } from "@/app/_views/saved-views";
import { ExportLink } from "@/components/ui/export-link";
import { FilterBar, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import { LinkButton } from "@/components/ui/link-button";
import { ListBody } from "@/components/ui/list-body";
import { PageHeader } from "@/components/ui/page-header";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { FUNDING_STATUSES } from "@/lib/reporting/funding-status";
import { listBuyers } from "@/lib/reporting/list-buyers";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import type { Search } from "@/lib/web/read-search";
import { BUYERS_PATH, buyersHref, readBuyerQuery } from "./_components/buyer-query";
import { BuyerTable } from "./_components/buyer-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.buyers");
  return { title: t("title") };
}

export default async function BuyersPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("operator");
  const query = await readBuyerQuery(searchParams);
  const { values, sort, cursor } = query;
  const [page, t, statuses, funding] = await Promise.all([
    pageQuery(ctx, listBuyers, { ...values, sort, cursor }),
    getTranslations("operator.buyers"),
    getTranslations("operator.buyerStatus"),
    getTranslations("wallet.funding"),
  ]);
  const filtered = Object.keys(values).length > 0;
  const create = mayDo(actorClass(ctx.actor), "buyer.manage") && (
    <LinkButton href={`${BUYERS_PATH}/new`} variant="primary">
      {t("create")}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            {page.data.length > 0 && <ExportLink href={buyersHref(values, sort, `${BUYERS_PATH}/export`)} />}
            {create}
          </>
        }
      />
      <SavedViews page="/operator/buyers" search={searchParams} />
      <FilterBar
        action={BUYERS_PATH}
        values={{ ...values, sort: sort === "name" ? undefined : sort }}
        keep={["sort"]}
      >
        <FilterSearch name="q" label={t("search")} value={values.q} />
        <FilterSelect
          name="funding"
          label={t("column.funding")}
          value={values.funding}
          options={FUNDING_STATUSES.map((value) => ({ value, label: funding(value) }))}
        />
        <FilterSelect
          name="status"
          label={t("column.status")}
          value={values.status}
          options={(["active", "suspended"] as const).map((value) => ({ value, label: statuses(value) }))}
        />
      </FilterBar>
      <ListBody
        count={page.data.length}
        filtered={filtered}
        path={BUYERS_PATH}
        words={{ none: t("none"), noMatch: t("noMatch"), showAll: t("showAll") }}
        begin={create}
        noneText={create && t("noneText")}
        firstHref={cursor ? buyersHref(values, sort) : null}
        nextHref={page.nextCursor && hrefWith(BUYERS_PATH, { ...values, sort, cursor: page.nextCursor })}
      >
        <BuyerTable rows={page.data} query={query} currency={ctx.brand.currency} />
      </ListBody>
    </>
  );
}
