import { desc, eq } from "drizzle-orm";
import * as z from "zod";
import { category, contract, lead, sale, saleCard, saleOpening } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/id";
import type { Field } from "@/lib/leads/schema";
import { query } from "@/lib/runtime/use-case";
import { type Purchase, purchaseColumns, toPurchase } from "./list-purchases";
import type { SaleDelivery } from "./read-deliveries";
import { readDeliveries } from "./read-deliveries";

export const leadIdInput = z.object({ leadId: z.string() });

export interface PurchasePage extends Purchase {
  readonly categoryFields: readonly Field[];
  readonly consent: Readonly<Record<string, string | null>> | null;
  /** The lead is sold to at most so many; an exclusive sale takes all of them. */
  readonly maxShares: number;
  readonly placesTaken: number;
  readonly deliveries: readonly SaleDelivery[];
}

/** One bought lead, for its buyer: contact, fields and what happened since. */
export const getPurchase = query({
  name: "purchase.get",
  permission: "lead.read_bought",
  input: leadIdInput,
  run: async (tx, { leadId }): Promise<PurchasePage> => {
    if (!isId("lead", leadId)) throw notFound("lead");
    const [row] = await tx
      .select({
        ...purchaseColumns,
        categoryFields: category.fields,
        consent: lead.consent,
        maxShares: lead.maxShares,
        placesTaken: lead.placesTaken,
      })
      .from(sale)
      .innerJoin(lead, eq(lead.id, sale.leadId))
      .innerJoin(category, eq(category.id, lead.categoryId))
      .innerJoin(contract, eq(contract.id, sale.contractId))
      .leftJoin(saleOpening, eq(saleOpening.saleId, sale.id))
      .leftJoin(saleCard, eq(saleCard.saleId, sale.id))
      .where(eq(sale.leadId, leadId))
      .orderBy(desc(sale.id))
      .limit(1);
    if (!row) throw notFound("lead");
    const purchase = toPurchase(row);
    return {
      ...purchase,
      categoryFields: row.categoryFields,
      consent: purchase.withheld ? null : row.consent,
      maxShares: row.maxShares,
      placesTaken: row.placesTaken,
      deliveries: await readDeliveries(tx, [row.saleId]),
    };
  },
});
