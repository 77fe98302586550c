import { compileContract, numberRules, type RuleNumbers, rankSlots, writeSlot } from "./compile-contract";
import { indexFields } from "./compile-filters";
import { indexSlots } from "./index-slots";
import type { Places } from "./places";
import { RuleBook } from "./rule-book";
import { SlotWalk } from "./slot-walk";
import {
  AT_GROUP_END,
  type CompiledCategory,
  type CompiledStage,
  createColumns,
  OVERLAY_ROOM,
  type SlotColumns,
  type SlotRank,
  type Snapshot,
  STRIDE,
} from "./snapshot";
import type { CategorySpec, CompiledContract, ContractSpec, StageSpec } from "./types";
import { readClock } from "./zone-clock";

export interface SnapshotInput {
  readonly places: Places;
  /** The brand's zone. */
  readonly timeZone: string;
  readonly categories: readonly CategorySpec[];
  readonly stages: readonly StageSpec[];
  /** Contracts that are not archived. Those without a stage of their category never buy and are left out of the index. */
  readonly contracts: readonly ContractSpec[];
  readonly nowMs: number;
  /** A state covered in a larger part than this (0..1) is checked per lead instead of indexed; by default size decides. */
  readonly checkShare?: number;
}

interface Draft {
  readonly spec: ContractSpec;
  readonly contract: CompiledContract;
  readonly category: CompiledCategory;
  readonly rank: SlotRank;
  readonly numbers: RuleNumbers;
}

/** Compiles a brand. Takes up to seconds of one core at 100,000 contracts and more: edits have `editSnapshot`. */
export function compileSnapshot(input: SnapshotInput): Snapshot {
  const categories = new Map<string, CompiledCategory>();
  for (const spec of input.categories) {
    const fields = indexFields(spec.fields);
    categories.set(spec.id, { spec, fields, from: 0, to: 0, overlay: new Int32Array(0) });
  }
  const stages = sortStages(input, categories);
  const stageIndex = new Map(stages.map((stage, i) => [stage.spec.id, i]));
  const rules = new RuleBook();
  const byNumber = new Map<number, CompiledContract>();
  const byBuyer = new Map<string, readonly number[]>();

  const drafts: Draft[] = [];
  for (const spec of input.contracts) {
    const category = categories.get(spec.categoryId);
    if (!category) continue;
    const ranks = rankSlots(spec, category, stages, stageIndex);
    if (ranks.length === 0) continue;
    const contract = compileContract(spec, input.places, rules);
    byNumber.set(contract.number, contract);
    const siblings = byBuyer.get(contract.buyerId);
    byBuyer.set(contract.buyerId, siblings ? [...siblings, contract.number] : [contract.number]);
    const numbers = numberRules(spec, category, rules);
    for (const rank of ranks) drafts.push({ spec, contract, category, rank, numbers });
  }
  drafts.sort(compareDrafts);
  const columns = createColumns(drafts.length + OVERLAY_ROOM);
  drafts.forEach(({ rank, contract, spec, category, numbers }, slot) => {
    writeSlot(columns, slot, rank, contract, spec, numbers, input.nowMs);
    if (category.to === 0) category.from = slot;
    category.to = slot + 1;
  });
  markGroups(columns, drafts.length);
  for (const contract of byNumber.values()) countIn(stages, columns, contract);

  const clock = rules.clockOf(input.timeZone);
  return {
    places: input.places,
    categories,
    stages,
    stageIndex,
    byNumber,
    byBuyer,
    columns,
    baseSlots: drafts.length,
    slotCount: drafts.length,
    freeSlots: [],
    ...indexSlots(input.places, byNumber, columns, drafts.length, input.checkShare),
    everySlot: Int32Array.from({ length: drafts.length }, (_, slot) => slot),
    rules,
    clock,
    dayNumber: readClock(clock, input.nowMs).dayNumber,
    // Whoever is served from now on is served later than everybody before: `SlotWalk` counts on it.
    stamp: columns.lastServed.reduce((latest, at) => Math.max(latest, at), 0),
    leadSequence: 0,
    walk: new SlotWalk(columns, stages),
  };
}

function sortStages(input: SnapshotInput, categories: ReadonlyMap<string, unknown>): CompiledStage[] {
  const order = new Map([...categories.keys()].map((id, i) => [id, i]));
  const rank = (stage: StageSpec): number => order.get(stage.categoryId) ?? -1;
  return input.stages
    .filter((stage) => order.has(stage.categoryId))
    .sort((a, b) => rank(a) - rank(b) || a.position - b.position)
    .map((spec) => ({ spec, weightSum: 0, volume: 0, isNumbered: true }));
}

/** By rank, then as `GroupOrder` has them. */
function compareDrafts(a: Draft, b: Draft): number {
  return (
    a.rank.major - b.rank.major ||
    a.rank.minor - b.rank.minor ||
    (a.rank.weighted ? a.spec.servedToday - b.spec.servedToday || b.rank.price - a.rank.price : 0) ||
    (a.spec.lastServedAtMs ?? 0) - (b.spec.lastServedAtMs ?? 0) ||
    b.rank.price - a.rank.price ||
    a.contract.createdAtMs - b.contract.createdAtMs ||
    a.contract.number - b.contract.number ||
    a.rank.mode - b.rank.mode
  );
}

function markGroups(columns: SlotColumns, count: number): void {
  let end = count;
  for (let slot = count - 1; slot >= 0; slot--) {
    const same =
      columns.major[slot] === columns.major[slot + 1] && columns.minor[slot] === columns.minor[slot + 1];
    if (slot + 1 < count && !same) end = slot + 1;
    columns.records[slot * STRIDE + AT_GROUP_END] = end;
  }
}

/** Adds a contract to (or, with sign −1, takes it out of) the sums of its stages. */
export function countIn(
  stages: readonly CompiledStage[],
  columns: SlotColumns,
  contract: CompiledContract,
  sign = 1,
): void {
  const served = columns.servedToday[contract.slots[0] ?? -1] ?? 0;
  for (const index of contract.stages) {
    const stage = stages[index];
    if (!stage) continue;
    if (contract.active) stage.weightSum += sign * contract.weight;
    stage.volume += sign * served;
  }
}
