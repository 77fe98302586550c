import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedViews } from "@/app/_views/saved-views";
import { RedeliverAllDialog } from "@/components/delivery/redeliver-all-dialog";
import { ExportLink } from "@/components/ui/export-link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listDeliveries } from "@/lib/deliveries/list-deliveries";
import { listEndpoints } from "@/lib/deliveries/list-endpoints";
import { listLeadPlaces } from "@/lib/reporting/list-lead-places";
import { requireCtx } from "@/lib/web/ctx";
import { redeliverFailedAction } from "@/lib/web/delivery-actions";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { DELIVERY_FILTERS, DeliveryFilters } from "./_components/delivery-filters";
import { DeliveryTable } from "./_components/delivery-table";

const PATH = "/buyer/deliveries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("buyer.deliveries");
  return { title: t("title") };
}

export default async function DeliveriesPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("buyer");
  const { cursor, ...filters } = await readSearch(searchParams, [...DELIVERY_FILTERS, "cursor"]);
  const [deliveries, endpoints, t] = await Promise.all([
    pageQuery(ctx, listDeliveries, { ...filters, cursor }),
    pageQuery(ctx, listEndpoints, { limit: 200 }),
    getTranslations("buyer.deliveries"),
  ]);
  const places = await pageQuery(ctx, listLeadPlaces, {
    leadIds: deliveries.data.map(({ leadId }) => leadId),
  });
  const filtered = Object.keys(filters).length > 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("intro")}
        actions={
          deliveries.data.length > 0 && (
            <>
              <ExportLink href={hrefWith(`${PATH}/export`, filters)} />
              {deliveries.data.some(({ state }) => state === "exhausted") && (
                <RedeliverAllDialog action={redeliverFailedAction} filter={filters} />
              )}
            </>
          )
        }
      />
      {(deliveries.data.length > 0 || filtered) && (
        <>
          <SavedViews page="/buyer/deliveries" search={searchParams} />
          <DeliveryFilters path={PATH} values={filters} endpoints={endpoints.data} />
        </>
      )}
      <DeliveryTable deliveries={deliveries.data} places={places} path={PATH} filtered={filtered} />
      <Pagination
        firstHref={cursor ? hrefWith(PATH, filters) : null}
        nextHref={deliveries.nextCursor && hrefWith(PATH, { ...filters, cursor: deliveries.nextCursor })}
      />
    </>
  );
}
