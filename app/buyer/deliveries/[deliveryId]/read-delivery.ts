import { cache } from "react";
import { getDelivery } from "@/lib/deliveries/get-delivery";
import type { DeliveryDetailView } from "@/lib/deliveries/schema";
import type { PurchasePage } from "@/lib/reporting/get-purchase";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { readLead } from "../../leads/[leadId]/open-lead";

interface Read {
  readonly delivery: DeliveryDetailView;
  readonly lead: PurchasePage;
}

/** A delivery and its lead, which is not opened by it: who looks through deliveries has not read the leads. */
export const readDelivery = cache(async (id: string): Promise<Read> => {
  const delivery = await pageQuery(await requireCtx("buyer"), getDelivery, { id });
  return { delivery, lead: await readLead(delivery.leadId) };
});
