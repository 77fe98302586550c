import { and, asc, desc, eq, gt, lt, type SQL } from "drizzle-orm";
import { lead, sale, saleCard, saleOpening } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import { leadIdInput } from "./get-purchase";
import { purchaseConditions } from "./purchase-filter";
import { listPurchasesInput } from "./schema";

export interface Neighbours {
  /** The lead above in the list: the next newer one. */
  readonly previous: Id<"lead"> | null;
  readonly next: Id<"lead"> | null;
}

/** The bought leads before and after one in the inbox, with the inbox's filters. The lead itself need not match them. */
export const getNeighbours = query({
  name: "purchase.get_neighbours",
  permission: "lead.read_bought",
  input: listPurchasesInput.omit({ limit: true, cursor: true }).extend(leadIdInput.shape),
  async run(tx, { leadId, ...filter }, ctx): Promise<Neighbours> {
    const id = requireId("lead", leadId);
    const [here] = await tx.select({ saleId: sale.id }).from(sale).where(eq(sale.leadId, id));
    if (!here) throw notFound("lead");
    const conditions = await purchaseConditions(tx, ctx, filter);
    const nearest = async (beyond: SQL, order: SQL): Promise<Id<"lead"> | null> => {
      const [row] = await tx
        .select({ leadId: sale.leadId })
        .from(sale)
        .innerJoin(lead, eq(lead.id, sale.leadId))
        .leftJoin(saleOpening, eq(saleOpening.saleId, sale.id))
        .leftJoin(saleCard, eq(saleCard.saleId, sale.id))
        .where(and(...conditions, beyond))
        .orderBy(order)
        .limit(1);
      return row?.leadId ?? null;
    };
    return {
      previous: await nearest(gt(sale.id, here.saleId), asc(sale.id)),
      next: await nearest(lt(sale.id, here.saleId), desc(sale.id)),
    };
  },
});
