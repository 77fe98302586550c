import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedViews } from "@/app/_views/saved-views";
import { ClientMessages } from "@/components/client-messages";
import { ExportLink } from "@/components/ui/export-link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listCategories } from "@/lib/leads/list-categories";
import { listPurchases } from "@/lib/reporting/list-purchases";
import { listContracts } from "@/lib/routing/list-contracts";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { InboxFilters } from "./_components/inbox-filters";
import { INBOX_FILTERS, INBOX_PATH } from "./_components/inbox-search";
import { InboxTable } from "./_components/inbox-table";
import { LiveInbox } from "./_components/live-inbox";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("buyer.leads");
  return { title: t("title") };
}

export default async function LeadsPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("buyer");
  const { cursor, ...filters } = await readSearch(searchParams, [...INBOX_FILTERS, "cursor"]);
  const [leads, categories, contracts, t] = await Promise.all([
    pageQuery(ctx, listPurchases, { ...filters, cursor }),
    pageQuery(ctx, listCategories, { limit: 200 }),
    pageQuery(ctx, listContracts, { limit: 200 }),
    getTranslations("buyer.leads"),
  ]);
  const filtered = Object.keys(filters).length > 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={leads.data.length > 0 && <ExportLink href={hrefWith(`${INBOX_PATH}/export`, filters)} />}
      />
      {(leads.data.length > 0 || filtered) && (
        <>
          <SavedViews page="/buyer/leads" search={searchParams} />
          <InboxFilters
            path={INBOX_PATH}
            values={filters}
            categories={categories.data}
            contracts={contracts.data}
          />
        </>
      )}
      <ClientMessages namespaces={["buyer"]}>
        <LiveInbox
          follows={!filtered && !cursor}
          newestSaleId={leads.data[0]?.saleId ?? null}
          allHref={INBOX_PATH}
        >
          <InboxTable leads={leads.data} filters={filters} path={INBOX_PATH} currency={ctx.brand.currency} />
        </LiveInbox>
      </ClientMessages>
      <Pagination
        firstHref={cursor ? hrefWith(INBOX_PATH, filters) : null}
        nextHref={leads.nextCursor && hrefWith(INBOX_PATH, { ...filters, cursor: leads.nextCursor })}
      />
    </>
  );
}
