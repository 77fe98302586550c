import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedViews } from "@/app/_views/saved-views";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { FUNDING_STATUSES } from "@/lib/reporting/funding-status";
import { listBuyers } from "@/lib/reporting/list-buyers";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { BuyerTable } from "./_components/buyer-table";

const PATH = "/operator/buyers";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.buyers");
  return { title: t("title") };
}

export default async function BuyersPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("operator");
  const [values, { cursor }] = await Promise.all([
    readSearch(searchParams, ["q", "funding", "status"]),
    readSearch(searchParams, ["cursor"]),
  ]);
  const [page, t, statuses, funding] = await Promise.all([
    pageQuery(ctx, listBuyers, { ...values, cursor }),
    getTranslations("operator.buyers"),
    getTranslations("operator.buyerStatus"),
    getTranslations("wallet.funding"),
  ]);
  const filtered = Object.keys(values).length > 0;
  return (
    <>
      <PageHeader title={t("title")} />
      <SavedViews page="/operator/buyers" search={searchParams} />
      <FilterBar action={PATH} values={values}>
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
      {page.data.length > 0 ? (
        <BuyerTable rows={page.data} currency={ctx.brand.currency} />
      ) : (
        <EmptyState
          title={t(filtered ? "noMatch" : "none")}
          action={filtered && <LinkButton href={PATH}>{t("showAll")}</LinkButton>}
        >
          {!filtered && t("noneText")}
        </EmptyState>
      )}
      <Pagination
        firstHref={cursor ? hrefWith(PATH, values) : null}
        nextHref={page.nextCursor && hrefWith(PATH, { ...values, cursor: page.nextCursor })}
      />
    </>
  );
}
