import { cache } from "react";
import { getDelivery } from "@/lib/deliveries/get-delivery";
import type { DeliveryDetailView } from "@/lib/deliveries/schema";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";

/** The delivery of a page and of its title: read once. */
export const readDelivery = cache(
  async (id: string): Promise<DeliveryDetailView> =>
    pageQuery(await requireCtx("operator"), getDelivery, { id }),
);
