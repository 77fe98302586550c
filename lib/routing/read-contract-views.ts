import { inArray } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { type contract, stageContract } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { toIds } from "@/lib/core/id-schema";
import { type Currency, money } from "@/lib/core/money";
import type { ContractView } from "./contract-schema";
import type { BidRange, FilterGroups, Schedule, Territory } from "./schema";

export type ContractRow = typeof contract.$inferSelect;

/** Contracts as the asker may see them. Keeps the order. */
export async function readContractViews(
  tx: Tx,
  rows: readonly ContractRow[],
  ctx: Ctx,
): Promise<ContractView[]> {
  const views = rows.map((row) => toBaseView(row, ctx.brand.currency));
  if (ctx.actor.kind === "buyer" || rows.length === 0) return views;
  const assigned = await tx
    .select()
    .from(stageContract)
    .where(inArray(stageContract.contractId, [...rows.map(({ id }) => id)]));
  const byContract = Map.groupBy(assigned, ({ contractId }) => contractId);
  return rows.map((row) => ({
    ...toBaseView(row, ctx.brand.currency),
    routing: {
      priority: row.priority,
      weight: row.weight,
      sourcesAllowed: row.sourcesAllowed && toIds("source", row.sourcesAllowed),
      sourcesDenied: toIds("source", row.sourcesDenied),
      stageIds: (byContract.get(row.id) ?? []).map(({ stageId }) => stageId),
    },
  }));
}

/** The one view of one row. */
export async function readContractView(tx: Tx, row: ContractRow, ctx: Ctx): Promise<ContractView> {
  const [view] = await readContractViews(tx, [row], ctx);
  if (!view) throw new Error("one row makes one view");
  return view;
}

function toBaseView(row: ContractRow, currency: Currency): ContractView {
  const price = (minor: number | null) => (minor === null ? null : money(minor, currency));
  return {
    id: row.id,
    number: row.number,
    buyerId: row.buyerId,
    categoryId: row.categoryId,
    name: row.name,
    status: row.status,
    paused: row.status === "paused",
    mode: row.mode,
    priceExclusive: price(row.priceExclusiveMinor),
    priceShared: price(row.priceSharedMinor),
    priceExclusiveMinor: row.priceExclusiveMinor,
    priceSharedMinor: row.priceSharedMinor,
    ...storedShapes(row),
    caps: capsOf(row),
    budgetsMinor: budgetsOf(row),
    endpointIds: toIds("endpoint", row.endpointIds),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** They were checked by the schemas of these types before they were stored. */
export function storedShapes(row: ContractRow) {
  return {
    bidRange: row.bidRange as BidRange | null,
    territory: [...(row.territory as Territory)],
    filters: (row.filters as FilterGroups).map((group) => ({ conditions: [...group.conditions] })),
    schedule: row.schedule as Schedule | null,
  };
}

export function capsOf(row: ContractRow) {
  return { day: row.capDay, week: row.capWeek, month: row.capMonth, total: row.capTotal };
}

export function budgetsOf(row: ContractRow) {
  return {
    day: row.budgetDayMinor,
    week: row.budgetWeekMinor,
    month: row.budgetMonthMinor,
    total: row.budgetTotalMinor,
  };
}
