/** Deliveries to take along, for operators and buyers alike. */
import { getTranslations } from "next-intl/server";
import { deliveryErrorText } from "@/components/lead/delivery-error";
import { MAX_LIMIT } from "@/lib/core/paging";
import { listDeliveries } from "@/lib/deliveries/list-deliveries";
import type { DeliveryView } from "@/lib/deliveries/schema";
import { type CsvColumn, csvForms, csvResponse } from "./csv-response";
import type { PortalCtx } from "./ctx";
import { pageQuery } from "./page-query";

/** @param filters Those of the address the file was asked from. */
export async function deliveriesCsv(
  ctx: PortalCtx<"operator" | "buyer">,
  filters: Readonly<Record<string, string | undefined>>,
): Promise<Response> {
  const [t, states, kinds, errors, { idHeader, leadIdHeader, time, inZone }] = await Promise.all([
    getTranslations("deliveries.csv"),
    getTranslations("deliveries.state"),
    getTranslations("deliveries.kind"),
    getTranslations("deliveries.error"),
    csvForms(ctx),
  ]);
  const error = deliveryErrorText(errors);
  // A buyer's are all the buyer's.
  const buyer: CsvColumn<DeliveryView>[] =
    ctx.actor.kind === "operator" ? [[t("buyer"), (one) => one.buyer.name]] : [];
  return csvResponse<DeliveryView>({
    ctx,
    name: "deliveries",
    columns: [
      [idHeader, ({ id }) => id],
      [t("endpoint"), ({ endpoint }) => endpoint.name],
      [t("kind"), ({ endpoint }) => kinds(endpoint.kind)],
      ...buyer,
      [inZone(t("sold")), ({ createdAt }) => time(createdAt)],
      [t("state"), ({ state }) => states(state)],
      [t("attempts"), ({ attemptCount }) => attemptCount],
      [inZone(t("next")), ({ dueAt }) => time(dueAt)],
      [inZone(t("settled")), ({ settledAt }) => time(settledAt)],
      [t("error"), ({ lastError, lastStatus }) => error(lastError, lastStatus) ?? null],
      [leadIdHeader, ({ leadId }) => leadId],
    ],
    read: (cursor) => pageQuery(ctx, listDeliveries, { ...filters, cursor, limit: MAX_LIMIT }),
  });
}
