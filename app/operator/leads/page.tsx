import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedViews } from "@/app/_views/saved-views";
import { ExportLink } from "@/components/ui/export-link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { actorClass } from "@/lib/core/ctx";
import { isId } from "@/lib/core/id";
import { mayDo } from "@/lib/core/permissions";
import { getNames } from "@/lib/reporting/get-names";
import { listFilterChoices } from "@/lib/reporting/list-filter-choices";
import { listLeadsCounted } from "@/lib/reporting/list-leads";
import { type PortalCtx, requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import type { Search } from "@/lib/web/read-search";
import { BULK_FORM, LeadBulk, mayBulk } from "./_components/lead-bulk";
import { LeadChips } from "./_components/lead-chips";
import { type LeadChoices, LeadFilters } from "./_components/lead-filters";
import { EXPORT_PATH, LEADS_PATH, leadsHref, readLeadQuery } from "./_components/lead-query";
import { LeadTable } from "./_components/lead-table";
import { NoLeads } from "./_components/no-leads";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.leads");
  return { title: t("title") };
}

export default async function LeadsPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("operator");
  const query = await readLeadQuery(searchParams, ctx);
  const { values, sort, cursor, input } = query;
  const [{ page, total }, choices, t] = await Promise.all([
    pageQuery(ctx, listLeadsCounted, { ...input, sort, cursor }),
    readChoices(ctx, values.contractId),
    getTranslations("operator.leads"),
  ]);
  const actor = actorClass(ctx.actor);
  const { currency } = ctx.brand;
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          mayDo(actor, "lead.export") &&
          page.data.length > 0 && <ExportLink href={leadsHref(values, sort, EXPORT_PATH)} />
        }
      />
      <SavedViews page="/operator/leads" search={searchParams} />
      <LeadFilters query={query} choices={choices} />
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="text-muted tabular-nums">
          {t(total.more ? "countMore" : "count", { count: total.count })}
        </p>
        <LeadChips query={query} choices={choices} />
      </div>
      {page.data.length === 0 ? (
        <NoLeads filtered={Object.keys(values).length > 0} />
      ) : mayBulk(actor) ? (
        <LeadBulk
          actor={actor}
          query={query}
          total={total}
          held={page.data.some(({ status }) => status === "held")}
          table={<LeadTable rows={page.data} query={query} currency={currency} form={BULK_FORM} />}
        />
      ) : (
        <LeadTable rows={page.data} query={query} currency={currency} />
      )}
      <Pagination
        firstHref={cursor ? leadsHref(values, sort) : null}
        nextHref={page.nextCursor && hrefWith(LEADS_PATH, { ...values, sort, cursor: page.nextCursor })}
      />
    </>
  );
}

async function readChoices(ctx: PortalCtx<"operator">, contractId: string | undefined): Promise<LeadChoices> {
  const [choices, names] = await Promise.all([
    pageQuery(ctx, listFilterChoices, {}),
    isId("contract", contractId) ? pageQuery(ctx, getNames, { contracts: [contractId] }) : null,
  ]);
  const name = contractId && names?.texts[contractId];
  return { ...choices, contract: name ? { id: contractId, name } : undefined };
}
