import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { listCategories } from "@/lib/leads/list-categories";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { CategoryTable } from "./_components/category-table";

const PATH = "/operator/categories";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.categories");
  return { title: t("title") };
}

export default async function CategoriesPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("operator");
  const { cursor } = await readSearch(searchParams, ["cursor"]);
  const [page, t] = await Promise.all([
    pageQuery(ctx, listCategories, { cursor, archived: "true" }),
    getTranslations("operator.categories"),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        actions={
          mayDo(actorClass(ctx.actor), "category.manage") && (
            <LinkButton href={`${PATH}/new`} variant="primary">
              {t("new")}
            </LinkButton>
          )
        }
      />
      {page.data.length > 0 ? (
        <CategoryTable rows={page.data} />
      ) : (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      )}
      <Pagination
        firstHref={cursor ? PATH : null}
        nextHref={page.nextCursor && hrefWith(PATH, { cursor: page.nextCursor })}
      />
    </>
  );
}
