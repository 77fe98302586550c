/** Endpoints and how they do, to take along, for operators and buyers alike. */
import { getTranslations } from "next-intl/server";
import { MAX_LIMIT } from "@/lib/core/paging";
import type { EndpointHealth } from "@/lib/reporting/health-schema";
import { listEndpointHealth } from "@/lib/reporting/list-endpoint-health";
import { type CsvColumn, csvForms, csvResponse } from "./csv-response";
import type { PortalCtx } from "./ctx";
import { pageQuery } from "./page-query";

/** @param filters Those of the address the file was asked from. */
export async function endpointsCsv(
  ctx: PortalCtx<"operator" | "buyer">,
  filters: Readonly<Record<string, string | undefined>>,
): Promise<Response> {
  const [t, kinds, { idHeader, time, inZone }] = await Promise.all([
    getTranslations("endpoints"),
    getTranslations("deliveries.kind"),
    csvForms(ctx),
  ]);
  // A buyer's are all the buyer's.
  const buyer: CsvColumn<EndpointHealth>[] =
    ctx.actor.kind === "operator" ? [[t("health.buyer"), (one) => one.buyer.name]] : [];
  return csvResponse<EndpointHealth>({
    ctx,
    name: "endpoints",
    columns: [
      [idHeader, ({ endpoint }) => endpoint.id],
      [t("health.endpoint"), ({ endpoint }) => endpoint.name],
      [t("health.kind"), ({ endpoint }) => kinds(endpoint.kind)],
      [t("column.target"), targetOf],
      ...buyer,
      [t("health.state"), (one) => t(`health.states.${stateOf(one)}`)],
      [inZone(t("health.since")), ({ failingSince }) => time(failingSince)],
      [inZone(t("csv.disabledAt")), ({ endpoint }) => time(endpoint.disabledAt)],
      [t("csv.tries24h"), ({ tries24h }) => tries24h],
      [t("csv.successes24h"), ({ successes24h }) => successes24h],
      [t("csv.tries7d"), ({ tries7d }) => tries7d],
      [t("csv.successes7d"), ({ successes7d }) => successes7d],
      [t("csv.medianMs"), ({ medianMs }) => medianMs],
      [t("csv.p95Ms"), ({ p95Ms }) => p95Ms],
      [t("health.waiting"), ({ waiting }) => waiting],
      [t("health.givenUp"), ({ givenUp }) => givenUp],
      [inZone(t("column.last")), ({ endpoint }) => time(endpoint.lastSuccessAt)],
      [inZone(t("csv.createdAt")), ({ endpoint }) => time(endpoint.createdAt)],
    ],
    read: (cursor) => pageQuery(ctx, listEndpointHealth, { ...filters, cursor, limit: MAX_LIMIT }),
  });
}

function targetOf({ endpoint }: EndpointHealth): string {
  return endpoint.kind === "email" ? endpoint.config.to.join(", ") : endpoint.config.url;
}

/** As the list is narrowed by it. */
function stateOf({ endpoint, failingSince }: EndpointHealth) {
  if (endpoint.disabledAt) return "disabled";
  if (failingSince) return "failing";
  return endpoint.lastSuccessAt ? "working" : "unused";
}
