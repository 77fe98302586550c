/** What a buyer's bought leads are found by: shared by the inbox, its export, its neighbours and the pipeline. */
import { and, eq, isNotNull, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type * as z from "zod";
import type { Tx } from "@/db/brand";
import { brand, buyer, sale, saleCard, saleOpening } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { inDays, leadSearch } from "./lead-filter";
import type { listPurchasesInput } from "./schema";

export type PurchaseFilter = Omit<z.output<typeof listPurchasesInput>, "limit" | "cursor">;

/** Today, in the buyer's zone: follow-ups are days of it. */
export function buyersToday(ctx: Ctx): SQL {
  return sql`(select (${ctx.now().toISOString()}::timestamptz at time zone ${buyer.timeZone})::date from ${buyer} where ${buyer.id} = ${sale.buyerId})`;
}

/** Unread: never opened, and not credited before that. */
export const isUnread = and(isNull(saleOpening.openedAt), isNull(sale.reversedAt));

/** Work to do: on a lead that was credited there is none, whatever its card says. */
export const isDue = (ctx: Ctx) => and(isNull(sale.reversedAt), lte(saleCard.followUpOn, buyersToday(ctx)));

/** The stage of a sale; without a card it is new. */
export const stageOf = sql<string>`coalesce(${saleCard.stage}, 'new')`;

/** For a query over sale that joins lead and, from the left, sale_opening and sale_card. */
export async function purchaseConditions(
  tx: Tx,
  ctx: Ctx,
  filter: PurchaseFilter,
): Promise<(SQL | undefined)[]> {
  const [home] = filter.q ? await tx.select({ country: brand.country }).from(brand) : [];
  return [
    filter.q ? leadSearch(filter.q, home?.country ?? "") : undefined,
    filter.categoryId && eq(sale.categoryId, filter.categoryId),
    filter.contractId && eq(sale.contractId, filter.contractId),
    filter.opened && (filter.opened === "true" ? isNotNull(saleOpening.openedAt) : isUnread),
    stageCondition(filter.stage),
    filter.starred && eq(saleCard.starred, true),
    filter.followUp && isNotNull(saleCard.followUpOn),
    filter.followUp === "due" ? isDue(ctx) : undefined,
    inDays(sale.soldAt, filter, ctx.brand.timeZone),
  ];
}

/** As in the pipeline and the overview, whose counts lead here: what was credited is in no stage. */
function stageCondition(stage: PurchaseFilter["stage"]): SQL | undefined {
  if (stage === undefined) return undefined;
  const there =
    stage === "new" ? or(isNull(saleCard.stage), eq(saleCard.stage, "new")) : eq(saleCard.stage, stage);
  return and(there, isNull(sale.reversedAt));
}
