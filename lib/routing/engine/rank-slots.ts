/** Which slots a contract takes, and their order as far as its terms decide it. */
import type { SaleMode } from "@/lib/leads/schema";
import type { Strategy } from "@/lib/routing/schema";
import { MODE_EXCLUSIVE, MODE_SHARED } from "@/lib/routing/verdict";
import { modeAt, priceAt } from "./slot-record";
import {
  type CompiledCategory,
  type CompiledStage,
  priceOf,
  type SlotColumns,
  type SlotRank,
} from "./snapshot";
import type { CategorySpec, ContractSpec, StageSpec } from "./types";

/** What a strategy fixes, ascending. 0 - x, for −0 and 0 must be one group. */
function minorRank(strategy: Strategy, { priority, weight }: ContractSpec, price: number): number {
  if (strategy === "priority") return 0 - priority;
  if (strategy === "highest_bid") return 0 - price;
  return strategy === "weighted" ? 0 - weight : 0;
}

/** The slots a contract takes: one per stage and mode. `stages` are all stages of the brand in rank order. */
export function rankSlots(
  spec: ContractSpec,
  category: CompiledCategory,
  stages: readonly CompiledStage[],
  stageIndex: ReadonlyMap<string, number>,
): SlotRank[] {
  const ranks: SlotRank[] = [];
  for (const stageId of spec.stageIds) {
    const index = stageIndex.get(stageId);
    const stage = index === undefined ? undefined : stages[index]?.spec;
    if (index === undefined || !stage || stage.categoryId !== category.spec.id) continue;
    if (stage.strategy === "ping_post") continue;
    for (const mode of ["exclusive", "shared"] as const) {
      const price = priceOf(spec, category.spec, mode);
      if (price !== null) ranks.push(rankSlot(spec, category.spec, stage, index, mode, price));
    }
  }
  return ranks;
}

export function rankSlot(
  spec: ContractSpec,
  category: CategorySpec,
  { position, strategy, exclusiveFirst }: StageSpec,
  stage: number,
  mode: SaleMode,
  price: number,
): SlotRank {
  return {
    stage,
    position,
    belowMinimum: price < category.minimumPriceMinor,
    mode: mode === "exclusive" ? MODE_EXCLUSIVE : MODE_SHARED,
    price,
    major: stage * 2 + (exclusiveFirst && mode === "shared" ? 1 : 0),
    minor: minorRank(strategy, spec, price),
    weighted: strategy === "weighted",
  };
}

/** Order of two slots that nothing but age and price tells apart: higher price, older contract, exclusive first. */
export function compareTies(columns: SlotColumns, a: number, b: number): number {
  const left = columns.contract[a];
  const right = columns.contract[b];
  return (
    priceAt(columns, b) - priceAt(columns, a) ||
    (columns.createdAt[a] ?? 0) - (columns.createdAt[b] ?? 0) ||
    (left?.number ?? 0) - (right?.number ?? 0) ||
    modeAt(columns, a) - modeAt(columns, b)
  );
}

/** The rank order of two slots, wherever they come from. */
export function compareSlots(columns: SlotColumns, a: number, b: number): number {
  return (
    (columns.major[a] ?? 0) - (columns.major[b] ?? 0) ||
    (columns.minor[a] ?? 0) - (columns.minor[b] ?? 0) ||
    compareTies(columns, a, b)
  );
}
