import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { EnableForm, EndpointDetail } from "@/components/endpoint/endpoint-detail";
import { EndpointState } from "@/components/endpoint/endpoint-state";
import { HealthStats } from "@/components/endpoint/health-figures";
import { CopyId } from "@/components/ui/copy-id";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { actorClass, type Ctx } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import type { EndpointView } from "@/lib/deliveries/endpoint-schema";
import { listTemplateVariables } from "@/lib/deliveries/list-template-variables";
import { listEndpointHealth } from "@/lib/reporting/list-endpoint-health";
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

interface Props {
  readonly ctx: Ctx;
  readonly endpoint: EndpointView;
  /** The list of endpoints. */
  readonly base: string;
  /** The list of deliveries. */
  readonly deliveries: string;
}

/** One endpoint, for its buyer and for operators. */
export async function EndpointSection({ ctx, endpoint, base, deliveries }: Props) {
  const [variables, figures, t, kinds] = await Promise.all([
    pageQuery(ctx, listTemplateVariables, {}),
    pageQuery(ctx, listEndpointHealth, { endpointId: endpoint.id }),
    getTranslations("endpoints"),
    getTranslations("deliveries.kind"),
  ]);
  const [health] = figures.data;
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
            <LinkButton href={`${deliveries}?endpointId=${endpoint.id}`}>{t("deliveries")}</LinkButton>
            {mayManage && <EnableForm endpoint={endpoint} action={enableEndpointAction} />}
          </>
        }
      />
      {health && (
        <div className="mb-4">
          <HealthStats health={health} deliveries={`${deliveries}?endpointId=${endpoint.id}`} />
        </div>
      )}
      <ClientMessages namespaces={["endpoints", "deliveries"]}>
        <EndpointDetail
          endpoint={endpoint}
          base={base}
          variables={variables}
          mayManage={mayManage}
          actions={ACTIONS}
        />
      </ClientMessages>
    </>
  );
}
