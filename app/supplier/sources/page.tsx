import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedViews } from "@/app/_views/saved-views";
import { ExportLink } from "@/components/ui/export-link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listCategories } from "@/lib/leads/list-categories";
import { listSources } from "@/lib/suppliers/list-sources";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { SOURCE_FILTERS, SourceFilters } from "./_components/source-filters";
import { SourceTable } from "./_components/source-table";

const PATH = "/supplier/sources";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("supplier.sources");
  return { title: t("title") };
}

export default async function SourcesPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("supplier");
  const { cursor, ...filters } = await readSearch(searchParams, [...SOURCE_FILTERS, "cursor"]);
  const [sources, all, categories, t] = await Promise.all([
    pageQuery(ctx, listSources, { ...filters, cursor }),
    pageQuery(ctx, listSources, { limit: 200 }),
    pageQuery(ctx, listCategories, { limit: 200, archived: "true" }),
    getTranslations("supplier.sources"),
  ]);
  // What nobody delivers is nothing to filter by.
  const delivered = categories.data.filter(({ id }) => all.data.some((one) => one.categoryId === id));
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("intro")}
        actions={sources.data.length > 0 && <ExportLink href={hrefWith(`${PATH}/export`, filters)} />}
      />
      <SavedViews page="/supplier/sources" search={searchParams} />
      <SourceFilters path={PATH} values={filters} categories={delivered} />
      <SourceTable
        sources={sources.data}
        categories={categories.data}
        path={PATH}
        brandName={ctx.brand.name}
        filtered={Object.keys(filters).length > 0}
      />
      <Pagination
        firstHref={cursor ? hrefWith(PATH, filters) : null}
        nextHref={sources.nextCursor && hrefWith(PATH, { ...filters, cursor: sources.nextCursor })}
      />
    </>
  );
}
