import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterSearch, FilterSelect } from "@/components/ui/filter-bar";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { ENDPOINT_KINDS } from "@/lib/deliveries/schema";
import { HEALTH_STATES } from "@/lib/reporting/health-schema";
import { listEndpointHealth } from "@/lib/reporting/list-endpoint-health";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { DeliveryTabs, HEALTH_PATH } from "../_components/delivery-tabs";
import { HealthTable } from "./_components/health-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("endpoints");
  return { title: t("title") };
}

export default async function EndpointHealthPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("operator");
  const { cursor, ...values } = await readSearch(searchParams, ["q", "state", "kind", "buyerId", "cursor"]);
  const [page, t, log, kinds] = await Promise.all([
    pageQuery(ctx, listEndpointHealth, { ...values, cursor }),
    getTranslations("endpoints.health"),
    getTranslations("operator.deliveries"),
    getTranslations("deliveries.kind"),
  ]);
  const filtered = Object.keys(values).length > 0;
  const actor = actorClass(ctx.actor);
  return (
    <>
      <PageHeader title={log("title")} text={t("text")} />
      <DeliveryTabs active="endpoints" />
      <FilterBar action={HEALTH_PATH} values={values} keep={["buyerId"]}>
        <FilterSearch name="q" label={t("search")} value={values.q} />
        <FilterSelect
          name="state"
          label={t("state")}
          value={values.state}
          options={HEALTH_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
        />
        <FilterSelect
          name="kind"
          label={t("kind")}
          value={values.kind}
          options={ENDPOINT_KINDS.map((value) => ({ value, label: kinds(value) }))}
        />
      </FilterBar>
      {page.data.length > 0 ? (
        <ClientMessages namespaces={["endpoints"]}>
          <HealthTable
            rows={page.data}
            mayManage={mayDo(actor, "endpoint.manage")}
            mayRedeliver={mayDo(actor, "delivery.redeliver")}
          />
        </ClientMessages>
      ) : (
        <EmptyState
          title={t(filtered ? "none" : "noneYet")}
          action={filtered && <LinkButton href={HEALTH_PATH}>{t("showAll")}</LinkButton>}
        />
      )}
      <Pagination
        firstHref={cursor ? hrefWith(HEALTH_PATH, values) : null}
        nextHref={page.nextCursor && hrefWith(HEALTH_PATH, { ...values, cursor: page.nextCursor })}
      />
    </>
  );
}
