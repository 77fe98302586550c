import { and, eq, type SQL, sql } from "drizzle-orm";
import { delivery, sale } from "@/db/schema";
import { isId } from "@/lib/core/id";
import { decodeCursor, type Page, toPage } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import { deliveryConditions } from "./delivery-filter";
import { after, readDeliveries } from "./read-deliveries";
import { type DeliveryView, listDeliveriesInput } from "./schema";

/** Deliveries, newest sale first; a buyer's user sees the buyer's own. */
export const listDeliveries = query({
  name: "delivery.list",
  permission: "delivery.read",
  input: listDeliveriesInput,
  async run(tx, input, ctx): Promise<Page<DeliveryView>> {
    const [saleId, id] = decodeCursor(input.cursor) ?? [];
    const where = and(
      deliveryConditions(input, ctx),
      input.saleId && eq(sale.id, input.saleId),
      input.q ? named(input.q) : undefined,
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

function named(id: string): SQL {
  if (isId("lead", id)) return eq(sale.leadId, id);
  return isId("delivery", id) ? eq(delivery.id, id) : sql`false`;
}
