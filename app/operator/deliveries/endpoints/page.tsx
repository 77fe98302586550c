import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SavedViews } from "@/app/_views/saved-views";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportLink } from "@/components/ui/export-link";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { listEndpointHealth } from "@/lib/reporting/list-endpoint-health";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { DeliveryTabs, HEALTH_PATH } from "../_components/delivery-tabs";
import { HEALTH_FILTERS, HealthFilters } from "./_components/health-filters";
import { HealthTable } from "./_components/health-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("endpoints");
  return { title: t("title") };
}

export default async function EndpointHealthPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("operator");
  const { cursor, ...values } = await readSearch(searchParams, [...HEALTH_FILTERS, "cursor"]);
  const [page, t, log] = await Promise.all([
    pageQuery(ctx, listEndpointHealth, { ...values, cursor }),
    getTranslations("endpoints.health"),
    getTranslations("operator.deliveries"),
  ]);
  const filtered = Object.keys(values).length > 0;
  const actor = actorClass(ctx.actor);
  return (
    <>
      <PageHeader
        title={log("title")}
        text={t("text")}
        actions={page.data.length > 0 && <ExportLink href={hrefWith(`${HEALTH_PATH}/export`, values)} />}
      />
      <DeliveryTabs active="endpoints" />
      <SavedViews page="/operator/deliveries/endpoints" search={searchParams} />
      <HealthFilters values={values} />
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
