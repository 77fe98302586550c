import { and, eq } from "drizzle-orm";
import { delivery, endpoint, sale } from "@/db/schema";
import { isId } from "@/lib/core/id";
import { decodeCursor, type Page, toPage } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import { after, readDeliveries } from "./read-deliveries";
import { type DeliveryView, listDeliveriesInput } from "./schema";

/** Deliveries, newest sale first; a buyer's user sees the buyer's own. */
export const listDeliveries = query({
  name: "delivery.list",
  permission: "delivery.read",
  input: listDeliveriesInput,
  async run(tx, input): Promise<Page<DeliveryView>> {
    const [saleId, id] = decodeCursor(input.cursor) ?? [];
    const where = and(
      input.state && eq(delivery.state, input.state),
      input.buyerId && eq(sale.buyerId, input.buyerId),
      input.endpointId && eq(endpoint.id, input.endpointId),
      input.saleId && eq(sale.id, input.saleId),
      input.leadId && eq(sale.leadId, input.leadId),
      isId("sale", saleId) && isId("delivery", id) ? after({ saleId, id }) : undefined,
    );
    const rows = await readDeliveries(tx, where, input.limit + 1);
    return toPage(
      rows,
      input.limit,
      (row) => [row.saleId, row.id],
      (row) => row,
    );
  },
});
