import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { HistorySection } from "@/app/_history/history-section";
import { ClientMessages } from "@/components/client-messages";
import { EnableForm, EndpointDetail } from "@/components/endpoint/endpoint-detail";
import { EndpointState } from "@/components/endpoint/endpoint-state";
import { CopyId } from "@/components/ui/copy-id";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { getEndpoint } from "@/lib/deliveries/get-endpoint";
import { listTemplateVariables } from "@/lib/deliveries/list-template-variables";
import { requireCtx } from "@/lib/web/ctx";
import {
  enableEndpointAction,
  rotateEndpointSecretAction,
  saveEndpointAction,
  testEndpointAction,
} from "@/lib/web/endpoint-actions";
import { pageQuery } from "@/lib/web/page-query";

const ACTIONS = {
  save: saveEndpointAction,
  enable: enableEndpointAction,
  rotate: rotateEndpointSecretAction,
  test: testEndpointAction,
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("endpoints");
  return { title: t("title") };
}

interface Props {
  readonly params: Promise<{ buyerId: string; endpointId: string }>;
}

export default async function EndpointPage({ params }: Props) {
  const ctx = await requireCtx("operator");
  const { buyerId, endpointId } = await params;
  const endpoint = await pageQuery(ctx, getEndpoint, { id: endpointId });
  if (endpoint.buyerId !== buyerId) notFound();
  const [variables, t, kinds] = await Promise.all([
    pageQuery(ctx, listTemplateVariables, {}),
    getTranslations("endpoints"),
    getTranslations("deliveries.kind"),
  ]);
  const base = `/operator/buyers/${buyerId}/endpoints`;
  const mayManage = mayDo(actorClass(ctx.actor), "endpoint.manage");
  return (
    <>
      <PageHeader
        title={endpoint.name}
        text={kinds(endpoint.kind)}
        aside={
          <>
            <EndpointState endpoint={endpoint} />
            <CopyId id={endpoint.id} />
          </>
        }
        back={{ href: base, label: t("back") }}
        actions={
          <>
            <LinkButton href={`/operator/deliveries?endpointId=${endpoint.id}`}>{t("deliveries")}</LinkButton>
            {mayManage && <EnableForm endpoint={endpoint} action={enableEndpointAction} />}
          </>
        }
      />
      <ClientMessages namespaces={["endpoints", "deliveries"]}>
        <EndpointDetail
          endpoint={endpoint}
          base={base}
          variables={variables}
          mayManage={mayManage}
          actions={ACTIONS}
        />
      </ClientMessages>
      <div className="mt-4">
        <HistorySection ctx={ctx} id={endpoint.id} />
      </div>
    </>
  );
}
