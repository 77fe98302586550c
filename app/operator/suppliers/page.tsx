import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedViews } from "@/app/_views/saved-views";
import { ExportLink } from "@/components/ui/export-link";
import { LinkButton } from "@/components/ui/link-button";
import { ListBody } from "@/components/ui/list-body";
import { PageHeader } from "@/components/ui/page-header";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { listSupplierFigures } from "@/lib/reporting/list-source-figures";
import { listSuppliers } from "@/lib/suppliers/list-suppliers";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { SUPPLIER_FILTERS, SUPPLIERS_PATH, SupplierFilters } from "./_components/supplier-filters";
import { SupplierTable } from "./_components/supplier-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.suppliers");
  return { title: t("title") };
}

export default async function SuppliersPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("operator");
  const { cursor, ...values } = await readSearch(searchParams, [...SUPPLIER_FILTERS, "cursor"]);
  const [page, t] = await Promise.all([
    pageQuery(ctx, listSuppliers, { ...values, cursor }),
    getTranslations("operator.suppliers"),
  ]);
  const figures = await pageQuery(ctx, listSupplierFigures, { supplierIds: page.data.map(({ id }) => id) });
  const filtered = Object.keys(values).length > 0;
  const create = mayDo(actorClass(ctx.actor), "supplier.manage") && (
    <LinkButton href={`${SUPPLIERS_PATH}/new`} variant="primary">
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
            {page.data.length > 0 && <ExportLink href={hrefWith(`${SUPPLIERS_PATH}/export`, values)} />}
            {create}
          </>
        }
      />
      <SavedViews page="/operator/suppliers" search={searchParams} />
      <SupplierFilters values={values} />
      <ListBody
        count={page.data.length}
        filtered={filtered}
        path={SUPPLIERS_PATH}
        words={{ none: t("none"), noMatch: t("noMatch"), showAll: t("showAll") }}
        begin={create}
        noneText={t("noneText")}
        firstHref={cursor ? hrefWith(SUPPLIERS_PATH, values) : null}
        nextHref={page.nextCursor && hrefWith(SUPPLIERS_PATH, { ...values, cursor: page.nextCursor })}
      >
        <SupplierTable rows={page.data} figures={figures} currency={ctx.brand.currency} />
      </ListBody>
    </>
  );
}
