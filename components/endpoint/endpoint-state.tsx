import { useTranslations } from "next-intl";
import type { EndpointView } from "@/lib/deliveries/endpoint-schema";
import { StatusPill } from "../ui/status-pill";

/** Whether leads arrive there. */
export function EndpointState({ endpoint }: { readonly endpoint: EndpointView }) {
  const t = useTranslations("endpoints.state");
  const { disabledAt, failuresInRow, lastSuccessAt } = endpoint;
  if (disabledAt) return <StatusPill tone="danger">{t("disabled")}</StatusPill>;
  if (failuresInRow > 0) {
    return <StatusPill tone="warning">{t("failing", { count: failuresInRow })}</StatusPill>;
  }
  if (lastSuccessAt) return <StatusPill tone="success">{t("working")}</StatusPill>;
  return <StatusPill tone="neutral">{t("unused")}</StatusPill>;
}
