import { and, eq, type SQL } from "drizzle-orm";
import { delivery, endpoint, sale } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import type { Id } from "@/lib/core/id";
import { inDays } from "@/lib/runtime/in-days";
import type { DeliveryState } from "./schema";

interface DeliveryFilter {
  readonly state?: DeliveryState | undefined;
  readonly buyerId?: Id<"buyer"> | undefined;
  readonly endpointId?: Id<"endpoint"> | undefined;
  readonly kind?: "email" | "webhook" | undefined;
  readonly leadId?: Id<"lead"> | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What narrows a list of deliveries narrows what is sent again of it. Over delivery, its endpoint and its sale. */
export function deliveryConditions(filter: DeliveryFilter, ctx: Ctx): SQL | undefined {
  return and(
    filter.state && eq(delivery.state, filter.state),
    filter.buyerId && eq(sale.buyerId, filter.buyerId),
    filter.endpointId && eq(endpoint.id, filter.endpointId),
    filter.kind && eq(endpoint.kind, filter.kind),
    filter.leadId && eq(sale.leadId, filter.leadId),
    inDays(sale.soldAt, filter, ctx.brand.timeZone),
  );
}
