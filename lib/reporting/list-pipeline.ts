import { and, eq, inArray, sql } from "drizzle-orm";
import { category, contract, lead, sale, saleCard, saleOpening } from "@/db/schema";
import { query } from "@/lib/runtime/use-case";
import { LEAD_STAGES, type LeadStage } from "@/lib/sales/card-schema";
import { type Purchase, purchaseColumns, toPurchase } from "./list-purchases";
import { purchaseConditions, stageOf } from "./purchase-filter";
import { listPurchasesInput } from "./schema";

export interface PipelineStage {
  readonly stage: LeadStage;
  readonly count: number;
  readonly dealValueMinor: number;
  /** The newest of them. */
  readonly leads: readonly Purchase[];
}

/** So many cards of a stage are shown; the rest is in the list. */
const SHOWN = 20;

/** A buyer's leads by stage with counts and sums of deal values; what was credited is left out. */
export const listPipeline = query({
  name: "purchase.list_pipeline",
  permission: "lead.read_bought",
  input: listPurchasesInput.pick({ categoryId: true, from: true, to: true }),
  async run(tx, filter, ctx): Promise<readonly PipelineStage[]> {
    const conditions = and(...(await purchaseConditions(tx, ctx, filter)), sql`${sale.reversedAt} is null`);
    const ranked = tx
      .select({
        saleId: sale.id,
        stage: stageOf.as("stage"),
        value: saleCard.dealValueMinor,
        place: sql<number>`row_number() over (partition by ${stageOf} order by ${sale.id} desc)`
          .mapWith(Number)
          .as("place"),
      })
      .from(sale)
      .leftJoin(saleCard, eq(saleCard.saleId, sale.id))
      .where(conditions)
      .as("ranked");
    const sums = await tx
      .select({
        stage: ranked.stage,
        count: sql`count(*)`.mapWith(Number),
        dealValueMinor: sql`coalesce(sum(${ranked.value}), 0)`.mapWith(Number),
      })
      .from(ranked)
      .groupBy(ranked.stage);
    const shown = tx.select({ saleId: ranked.saleId }).from(ranked).where(sql`${ranked.place} <= ${SHOWN}`);
    const rows = await tx
      .select(purchaseColumns)
      .from(sale)
      .innerJoin(lead, eq(lead.id, sale.leadId))
      .innerJoin(category, eq(category.id, lead.categoryId))
      .innerJoin(contract, eq(contract.id, sale.contractId))
      .leftJoin(saleOpening, eq(saleOpening.saleId, sale.id))
      .leftJoin(saleCard, eq(saleCard.saleId, sale.id))
      .where(inArray(sale.id, shown))
      .orderBy(sql`${sale.id} desc`);
    const leads = rows.map(toPurchase);
    return LEAD_STAGES.map((stage) => {
      const sum = sums.find((one) => one.stage === stage);
      return {
        stage,
        count: sum?.count ?? 0,
        dealValueMinor: sum?.dealValueMinor ?? 0,
        leads: leads.filter(({ card }) => card.stage === stage),
      };
    });
  },
});
