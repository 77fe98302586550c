import type { NextRequest } from "next/server";
import { getTimeZone, getTranslations } from "next-intl/server";
import { deliveryErrorText } from "@/components/lead/delivery-error";
import { csvTime } from "@/lib/core/csv";
import { MAX_LIMIT } from "@/lib/core/paging";
import { listDeliveries } from "@/lib/deliveries/list-deliveries";
import type { DeliveryView } from "@/lib/deliveries/schema";
import { csvResponse } from "@/lib/web/csv-response";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch } from "@/lib/web/read-search";
import { DELIVERY_FILTERS } from "../_components/delivery-filters";

/** The log as CSV, with the filters of the address it was asked from. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await requireCtx("operator");
  const asked = Promise.resolve(Object.fromEntries(request.nextUrl.searchParams));
  const [filters, t, states, kinds, errors, zone] = await Promise.all([
    readSearch(asked, DELIVERY_FILTERS),
    getTranslations("operator.deliveries.column"),
    getTranslations("deliveries.state"),
    getTranslations("deliveries.kind"),
    getTranslations("deliveries.error"),
    getTimeZone(),
  ]);
  const error = deliveryErrorText(errors);
  return csvResponse<DeliveryView>({
    ctx,
    name: "deliveries",
    header: [
      "id",
      t("endpoint"),
      t("kind"),
      t("buyer"),
      t("sold"),
      t("state"),
      t("attempts"),
      t("next"),
      t("error"),
      t("lead"),
    ],
    read: (cursor) => pageQuery(ctx, listDeliveries, { ...filters, cursor, limit: MAX_LIMIT }),
    row: (one) => [
      one.id,
      one.endpoint.name,
      kinds(one.endpoint.kind),
      one.buyer.name,
      csvTime(new Date(one.createdAt), zone),
      states(one.state),
      one.attemptCount,
      csvTime(one.dueAt === null ? null : new Date(one.dueAt), zone),
      error(one.lastError, one.lastStatus) ?? null,
      one.leadId,
    ],
  });
}
