import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedViews } from "@/app/_views/saved-views";
import { ExportLink } from "@/components/ui/export-link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listCategories } from "@/lib/leads/list-categories";
import { listSuppliedLeads } from "@/lib/reporting/list-supplied-leads";
import { listSources } from "@/lib/suppliers/list-sources";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { LeadFilters } from "./_components/lead-filters";
import { LEAD_FILTERS } from "./_components/lead-search";
import { LeadTable } from "./_components/lead-table";

const PATH = "/supplier/leads";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("supplier.leads");
  return { title: t("title") };
}

export default async function LeadsPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("supplier");
  const [filters, { cursor }] = await Promise.all([
    readSearch(searchParams, LEAD_FILTERS),
    readSearch(searchParams, ["cursor"]),
  ]);
  const [leads, sources, categories, t] = await Promise.all([
    pageQuery(ctx, listSuppliedLeads, { ...filters, cursor }),
    pageQuery(ctx, listSources, { limit: 200 }),
    pageQuery(ctx, listCategories, { limit: 200, archived: "true" }),
    getTranslations("supplier.leads"),
  ]);
  // What nobody delivers is nothing to filter by.
  const delivered = categories.data.filter(({ id }) => sources.data.some((one) => one.categoryId === id));
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={leads.data.length > 0 && <ExportLink href={hrefWith(`${PATH}/export`, filters)} />}
      />
      <SavedViews page="/supplier/leads" search={searchParams} />
      <LeadFilters path={PATH} values={filters} sources={sources.data} categories={delivered} />
      <LeadTable
        leads={leads.data}
        categories={categories.data}
        currency={ctx.brand.currency}
        path={PATH}
        filtered={Object.keys(filters).length > 0}
      />
      <Pagination
        firstHref={cursor ? hrefWith(PATH, filters) : null}
        nextHref={leads.nextCursor && hrefWith(PATH, { ...filters, cursor: leads.nextCursor })}
      />
    </>
  );
}
