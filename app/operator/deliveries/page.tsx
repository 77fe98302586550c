import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedViews } from "@/app/_views/saved-views";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSelect } from "@/components/ui/filter-bar";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { listDeliveries } from "@/lib/deliveries/list-deliveries";
import { DELIVERY_STATES } from "@/lib/deliveries/schema";
import { getNames } from "@/lib/reporting/get-names";
import { listFilterChoices } from "@/lib/reporting/list-filter-choices";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { DeliveryTable } from "./_components/delivery-table";
import { RedeliverAllDialog } from "./_components/redeliver-all-dialog";

const PATH = "/operator/deliveries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operator.deliveries");
  return { title: t("title") };
}

export default async function DeliveriesPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("operator");
  const [values, { cursor }] = await Promise.all([
    readSearch(searchParams, ["state", "buyerId", "endpointId"]),
    readSearch(searchParams, ["cursor"]),
  ]);
  const { state, buyerId, endpointId } = values;
  const [page, choices, names, t, states] = await Promise.all([
    pageQuery(ctx, listDeliveries, { ...values, cursor }),
    pageQuery(ctx, listFilterChoices, {}),
    pageQuery(ctx, getNames, { endpoints: endpointId ? [endpointId] : [], buyers: buyerId ? [buyerId] : [] }),
    getTranslations("operator.deliveries"),
    getTranslations("deliveries.state"),
  ]);
  const endpoint = endpointId && names.texts[endpointId];
  const whose = [buyerId && names.texts[buyerId], endpoint].filter(Boolean).join(" · ");
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          mayDo(actorClass(ctx.actor), "delivery.redeliver") &&
          page.data.some((row) => row.state === "exhausted") && (
            <RedeliverAllDialog buyerId={buyerId} endpointId={endpointId} whose={whose || null} />
          )
        }
      />
      <SavedViews page="/operator/deliveries" search={searchParams} />
      <FilterBar action={PATH} values={values}>
        <FilterSelect
          name="state"
          label={t("filter.state")}
          value={state}
          options={DELIVERY_STATES.map((value) => ({ value, label: states(value) }))}
        />
        <FilterSelect
          name="buyerId"
          label={t("filter.buyer")}
          value={buyerId}
          options={choices.buyers.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {endpointId && (
          <FilterSelect
            name="endpointId"
            label={t("filter.endpoint")}
            value={endpointId}
            options={[{ value: endpointId, label: endpoint || endpointId }]}
          />
        )}
      </FilterBar>
      {page.data.length > 0 ? (
        <DeliveryTable rows={page.data} />
      ) : (
        <EmptyState
          title={t("none")}
          action={<LinkButton href="/operator/leads">{t("toLeads")}</LinkButton>}
        />
      )}
      <Pagination
        firstHref={cursor ? hrefWith(PATH, values) : null}
        nextHref={page.nextCursor && hrefWith(PATH, { ...values, cursor: page.nextCursor })}
      />
    </>
  );
}
