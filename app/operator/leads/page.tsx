import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listFilterChoices } from "@/lib/reporting/list-filter-choices";
import { listLeads } from "@/lib/reporting/list-leads";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { LEAD_FILTERS, LeadFilters } from "./_components/lead-filters";
import { LeadTable } from "./_components/lead-table";

const PATH = "/operator/leads";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.leads");
  return { title: t("title") };
}

export default async function LeadsPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("operator");
  const [values, { cursor }] = await Promise.all([
    readSearch(searchParams, LEAD_FILTERS),
    readSearch(searchParams, ["cursor"]),
  ]);
  const [page, choices, t] = await Promise.all([
    pageQuery(ctx, listLeads, { ...values, cursor }),
    pageQuery(ctx, listFilterChoices, {}),
    getTranslations("operator.leads"),
  ]);
  const filtered = Object.keys(values).length > 0;
  return (
    <>
      <PageHeader title={t("title")} />
      <LeadFilters values={values} choices={choices} />
      {page.data.length > 0 ? (
        <LeadTable rows={page.data} currency={ctx.brand.currency} />
      ) : filtered ? (
        <EmptyState title={t("noMatch")} action={<LinkButton href={PATH}>{t("showAll")}</LinkButton>} />
      ) : (
        <EmptyState
          title={t("none")}
          action={<LinkButton href="/operator/suppliers">{t("toSuppliers")}</LinkButton>}
        >
          {t("noneText")}
        </EmptyState>
      )}
      <Pagination
        firstHref={cursor ? hrefWith(PATH, values) : null}
        nextHref={page.nextCursor && hrefWith(PATH, { ...values, cursor: page.nextCursor })}
      />
    </>
  );
}
