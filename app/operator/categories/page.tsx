import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedViews } from "@/app/_views/saved-views";
import { ExportLink } from "@/components/ui/export-link";
import { LinkButton } from "@/components/ui/link-button";
import { ListBody } from "@/components/ui/list-body";
import { PageHeader } from "@/components/ui/page-header";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { listCategories } from "@/lib/leads/list-categories";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import {
  CATEGORIES_PATH,
  CATEGORY_FILTERS,
  CategoryFilters,
  categoryInput,
} from "./_components/category-filters";
import { CategoryTable } from "./_components/category-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.categories");
  return { title: t("title") };
}

export default async function CategoriesPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("operator");
  const { cursor, ...values } = await readSearch(searchParams, [...CATEGORY_FILTERS, "cursor"]);
  const [page, t] = await Promise.all([
    pageQuery(ctx, listCategories, { ...categoryInput(values), cursor }),
    getTranslations("operator.categories"),
  ]);
  const filtered = Object.keys(values).length > 0;
  const create = mayDo(actorClass(ctx.actor), "category.manage") && (
    <LinkButton href={`${CATEGORIES_PATH}/new`} variant="primary">
      {t("new")}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        actions={
          <>
            {page.data.length > 0 && <ExportLink href={hrefWith(`${CATEGORIES_PATH}/export`, values)} />}
            {create}
          </>
        }
      />
      <SavedViews page="/operator/categories" search={searchParams} />
      <CategoryFilters values={values} />
      <ListBody
        count={page.data.length}
        filtered={filtered}
        path={CATEGORIES_PATH}
        words={{ none: t("none"), noMatch: t("noMatch"), showAll: t("showAll") }}
        begin={create}
        noneText={t("noneText")}
        firstHref={cursor ? hrefWith(CATEGORIES_PATH, values) : null}
        nextHref={page.nextCursor && hrefWith(CATEGORIES_PATH, { ...values, cursor: page.nextCursor })}
      >
        <CategoryTable rows={page.data} />
      </ListBody>
    </>
  );
}
