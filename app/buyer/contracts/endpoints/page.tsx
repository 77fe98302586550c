import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EndpointList, NewEndpointLinks } from "@/components/endpoint/endpoint-list";
import { ExportLink } from "@/components/ui/export-link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { listEndpointHealth } from "@/lib/reporting/list-endpoint-health";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";

const PATH = "/buyer/contracts/endpoints";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("endpoints");
  return { title: t("title") };
}

export default async function EndpointsPage({ searchParams }: { searchParams: Search }) {
  const ctx = await requireCtx("buyer");
  const { cursor } = await readSearch(searchParams, ["cursor"]);
  const [health, t, contracts] = await Promise.all([
    pageQuery(ctx, listEndpointHealth, { cursor }),
    getTranslations("endpoints"),
    getTranslations("buyer.contracts"),
  ]);
  const endpoints = health.data.map(({ endpoint }) => endpoint);
  const mayManage = mayDo(actorClass(ctx.actor), "endpoint.manage");
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        back={{ href: "/buyer/contracts", label: contracts("title") }}
        actions={
          endpoints.length > 0 && (
            <>
              <ExportLink href={`${PATH}/export`} />
              {mayManage && <NewEndpointLinks base={PATH} />}
            </>
          )
        }
      />
      <EndpointList endpoints={endpoints} base={PATH} mayManage={mayManage} health={health.data} />
      <Pagination
        firstHref={cursor ? PATH : null}
        nextHref={health.nextCursor && hrefWith(PATH, { cursor: health.nextCursor })}
      />
    </>
  );
}
