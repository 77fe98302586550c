import { setImmediate } from "node:timers/promises";
import { compileContract, numberRules, writeSlot } from "./compile-contract";
import { indexFields } from "./compile-filters";
import { indexSlots } from "./index-slots";
import type { Places } from "./places";
import { rankSlot, rankSlots } from "./rank-slots";
import { RefusedContracts } from "./refused-contracts";
import { RuleBook } from "./rule-book";
import { SlotDrafts } from "./slot-drafts";
import { SlotWalk } from "./slot-walk";
import {
  type CompiledCategory,
  type CompiledStage,
  createColumns,
  OVERLAY_ROOM,
  type SlotColumns,
  type Snapshot,
} from "./snapshot";
import type { CategorySpec, CompiledContract, ContractSpec, StageSpec } from "./types";
import { readClock } from "./zone-clock";

/** Contracts or slots done in one step. */
const STEP = 500;

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

/** Compiles a brand. Takes up to seconds of one core at 100,000 contracts and more: edits have `editSnapshot`. */
export function compileSnapshot(input: SnapshotInput): Snapshot {
  const steps = compileInSteps(input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** How long others wait while a snapshot is compiled beside them. */
const SLICE_MS = 5;

/** The same a few milliseconds at a time, so that leads and pages of the same process do not wait for it. */
export async function compileAside(input: SnapshotInput): Promise<Snapshot> {
  const steps = compileInSteps(input);
  for (;;) {
    const end = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await setImmediate();
  }
}

function* compileInSteps(input: SnapshotInput): Generator<void, Snapshot> {
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

  const { contracts } = input;
  const drafts = new SlotDrafts(contracts);
  const compiled = new Array<CompiledContract | undefined>(contracts.length);
  for (let i = 0; i < contracts.length; i++) {
    if (i % STEP === STEP - 1) yield;
    const spec = contracts[i];
    const category = spec && categories.get(spec.categoryId);
    if (!category) continue;
    const ranks = rankSlots(spec, category, stages, stageIndex);
    if (ranks.length === 0) continue;
    const contract = compileContract(spec, input.places, rules);
    compiled[i] = contract;
    byNumber.set(contract.number, contract);
    const siblings = byBuyer.get(contract.buyerId);
    byBuyer.set(contract.buyerId, siblings ? [...siblings, contract.number] : [contract.number]);
    for (const rank of ranks) drafts.add(i, rank);
  }
  const columns = yield* numberSlots(input, drafts, compiled, { categories, stages, rules });
  markGroups(columns, drafts.count);
  for (const contract of byNumber.values()) countIn(stages, columns, contract);

  const index = yield* indexSlots(input.places, byNumber, drafts.count, input.checkShare);
  const clock = rules.clockOf(input.timeZone);
  return {
    places: input.places,
    categories,
    stages,
    stageIndex,
    byNumber,
    byBuyer,
    columns,
    baseSlots: drafts.count,
    slotCount: drafts.count,
    freeSlots: [],
    ...index,
    everySlot: new Int32Array(drafts.count).map((_, slot) => slot),
    rules,
    clock,
    dayNumber: readClock(clock, input.nowMs).dayNumber,
    // Whoever is served from now on is served later than everybody before: `SlotWalk` counts on it.
    stamp: columns.lastServed.reduce((latest, at) => Math.max(latest, at), 0),
    movedSlots: 0,
    compiledAtMs: input.nowMs,
    leadSequence: 0,
    walk: new SlotWalk(columns, stages),
    refused: new RefusedContracts(columns),
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

/** Gives the drafts their slots, in order, and writes their columns. */
function* numberSlots(
  { contracts, nowMs }: SnapshotInput,
  drafts: SlotDrafts,
  compiled: readonly (CompiledContract | undefined)[],
  { categories, stages, rules }: Pick<Snapshot, "categories" | "stages" | "rules">,
): Generator<void, SlotColumns> {
  const columns = createColumns(drafts.count + OVERLAY_ROOM);
  const filters = new Int32Array(contracts.length);
  const terms = new Int32Array(contracts.length);
  for (const [i, spec] of contracts.entries()) {
    if (i % STEP === STEP - 1) yield;
    const category = compiled[i] && categories.get(spec.categoryId);
    if (!category) continue;
    const numbers = numberRules(spec, category, rules);
    filters[i] = numbers.filter;
    terms[i] = numbers.terms;
  }
  const order = drafts.order();
  yield;
  for (let slot = 0; slot < order.length; slot++) {
    if (slot % STEP === STEP - 1) yield;
    const draft = order[slot] ?? 0;
    const i = drafts.spec.at(draft);
    const way = drafts.way.at(draft);
    const spec = contracts[i];
    const contract = compiled[i];
    const category = spec && categories.get(spec.categoryId);
    const stage = stages[way >> 1]?.spec;
    if (!contract || !category || !stage) continue;
    const mode = way & 1 ? "shared" : "exclusive";
    const rank = rankSlot(spec, category.spec, stage, way >> 1, mode, drafts.price.at(draft));
    const numbers = { filter: filters[i] ?? -1, terms: terms[i] ?? -1 };
    writeSlot(columns, slot, rank, contract, spec, numbers, nowMs);
    if (category.to === 0) category.from = slot;
    category.to = slot + 1;
  }
  return columns;
}

function markGroups(columns: SlotColumns, count: number): void {
  let end = count;
  for (let slot = count - 1; slot >= 0; slot--) {
    const same =
      columns.major[slot] === columns.major[slot + 1] && columns.minor[slot] === columns.minor[slot + 1];
    if (slot + 1 < count && !same) end = slot + 1;
    columns.groupEnd[slot] = end;
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
