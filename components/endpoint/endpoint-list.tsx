import { useTranslations } from "next-intl";
import type { EndpointView } from "@/lib/deliveries/endpoint-schema";
import type { EndpointHealth } from "@/lib/reporting/health-schema";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { EndpointTable } from "./endpoint-table";

interface Props {
  readonly endpoints: readonly EndpointView[];
  readonly base: string;
  readonly mayManage: boolean;
  readonly health?: readonly EndpointHealth[];
}

/** All endpoints of a buyer; where there is none, how to make one. */
export function EndpointList({ endpoints, base, mayManage, health }: Props) {
  const t = useTranslations("endpoints");
  if (endpoints.length > 0) return <EndpointTable endpoints={endpoints} base={base} health={health} />;
  return (
    <EmptyState title={t("none")} action={mayManage && <NewEndpointLinks base={base} />}>
      {t("noneText")}
    </EmptyState>
  );
}

export function NewEndpointLinks({ base }: { readonly base: string }) {
  const t = useTranslations("endpoints");
  return (
    <span className="flex flex-wrap gap-2">
      <LinkButton href={`${base}/new?kind=email`}>{t("newEmail")}</LinkButton>
      <LinkButton href={`${base}/new?kind=webhook`} variant="primary">
        {t("newWebhook")}
      </LinkButton>
    </span>
  );
}
