import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listCategories } from "@/lib/leads/list-categories";
import { listSources } from "@/lib/suppliers/list-sources";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { SourceTable } from "./_components/source-table";

const PATH = "/supplier/sources";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("supplier.sources");
  return { title: t("title") };
}

export default async function SourcesPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("supplier");
  const { cursor } = await readSearch(searchParams, ["cursor"]);
  const [sources, categories, t] = await Promise.all([
    pageQuery(ctx, listSources, { cursor }),
    pageQuery(ctx, listCategories, { limit: 200, archived: "true" }),
    getTranslations("supplier.sources"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} text={t("intro")} />
      <SourceTable
        sources={sources.data}
        categories={categories.data}
        path={PATH}
        brandName={ctx.brand.name}
      />
      <Pagination
        firstHref={cursor ? PATH : null}
        nextHref={sources.nextCursor && hrefWith(PATH, { cursor: sources.nextCursor })}
      />
    </>
  );
}
