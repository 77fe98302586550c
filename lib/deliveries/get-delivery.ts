import { eq } from "drizzle-orm";
import { delivery } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import { readDetails } from "./read-details";
import { type DeliveryDetailView, deliveryIdInput } from "./schema";

/** One delivery with every attempt, oldest first. */
export const getDelivery = query({
  name: "delivery.get",
  permission: "delivery.read",
  input: deliveryIdInput,
  async run(tx, input): Promise<DeliveryDetailView> {
    const [found] = await readDetails(tx, eq(delivery.id, requireId("delivery", input.id)), 1);
    if (!found) throw notFound("delivery");
    return found;
  },
});
