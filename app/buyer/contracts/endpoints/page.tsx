import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EndpointList, NewEndpointLinks } from "@/components/endpoint/endpoint-list";
import { PageHeader } from "@/components/ui/page-header";

import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { listEndpoints } from "@/lib/deliveries/list-endpoints";
import { listEndpointHealth } from "@/lib/reporting/list-endpoint-health";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("endpoints");
  return { title: t("title") };
}

export default async function EndpointsPage() {
  const ctx = await requireCtx("buyer");
  const [{ data: endpoints }, { data: health }, t, contracts] = await Promise.all([
    pageQuery(ctx, listEndpoints, { limit: 200 }),
    pageQuery(ctx, listEndpointHealth, { limit: 200 }),
    getTranslations("endpoints"),
    getTranslations("buyer.contracts"),
  ]);
  const base = "/buyer/contracts/endpoints";
  const mayManage = mayDo(actorClass(ctx.actor), "endpoint.manage");
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        back={{ href: "/buyer/contracts", label: contracts("title") }}
        actions={mayManage && endpoints.length > 0 && <NewEndpointLinks base={base} />}
      />
      <EndpointList endpoints={endpoints} base={base} mayManage={mayManage} health={health} />
    </>
  );
}
