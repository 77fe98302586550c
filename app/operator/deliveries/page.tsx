import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedViews } from "@/app/_views/saved-views";
import { RedeliverAllDialog } from "@/components/delivery/redeliver-all-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportLink } from "@/components/ui/export-link";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { listDeliveries } from "@/lib/deliveries/list-deliveries";
import { getNames } from "@/lib/reporting/get-names";
import { listFilterChoices } from "@/lib/reporting/list-filter-choices";
import { requireCtx } from "@/lib/web/ctx";
import { redeliverFailedAction } from "@/lib/web/delivery-actions";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { DELIVERY_FILTERS, DeliveryFilters } from "./_components/delivery-filters";
import { DeliveryList } from "./_components/delivery-list";
import { DeliveryTabs, LOG_PATH } from "./_components/delivery-tabs";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.deliveries");
  return { title: t("title") };
}

export default async function DeliveriesPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("operator");
  const { cursor, ...values } = await readSearch(searchParams, [...DELIVERY_FILTERS, "cursor"]);
  const { buyerId, endpointId } = values;
  const [page, choices, names, t] = await Promise.all([
    pageQuery(ctx, listDeliveries, { ...values, cursor }),
    pageQuery(ctx, listFilterChoices, {}),
    pageQuery(ctx, getNames, { endpoints: endpointId ? [endpointId] : [], buyers: buyerId ? [buyerId] : [] }),
    getTranslations("operator.deliveries"),
  ]);
  const persons = await pageQuery(ctx, getNames, { leads: page.data.map(({ leadId }) => leadId) });
  const endpoint = endpointId ? names.texts[endpointId] : undefined;
  const mayRedeliver = mayDo(actorClass(ctx.actor), "delivery.redeliver");
  const filtered = Object.keys(values).length > 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            {page.data.length > 0 && <ExportLink href={hrefWith(`${LOG_PATH}/export`, values)} />}
            {mayRedeliver && page.data.some((row) => row.state === "exhausted") && (
              <RedeliverAllDialog action={redeliverFailedAction} filter={values} />
            )}
          </>
        }
      />
      <DeliveryTabs active="log" />
      <SavedViews page="/operator/deliveries" search={searchParams} />
      <DeliveryFilters values={values} buyers={choices.buyers} endpointName={endpoint} />
      {page.data.length > 0 ? (
        <DeliveryList rows={page.data} leadNames={persons.texts} mayRedeliver={mayRedeliver} />
      ) : (
        <EmptyState
          title={t(filtered ? "noMatch" : "none")}
          action={
            <LinkButton href={filtered ? LOG_PATH : "/operator/leads"}>
              {t(filtered ? "showAll" : "toLeads")}
            </LinkButton>
          }
        />
      )}
      <Pagination
        firstHref={cursor ? hrefWith(LOG_PATH, values) : null}
        nextHref={page.nextCursor && hrefWith(LOG_PATH, { ...values, cursor: page.nextCursor })}
      />
    </>
  );
}
