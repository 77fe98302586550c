import { TerritoryExpander } from "./expand-territory";
import { IntList } from "./int-list";
import type { Places } from "./places";
import type { SlotColumns, SlotIndex } from "./snapshot";
import type { CompiledContract } from "./types";

/**
 * Entries (contract × place) that the index may hold, 4 bytes each. A check costs more time than an entry, so checks come
 * only with size: none below the first number, from half a state below the second, from a tenth below the third, then all.
 */
const ROOM = [24_000_000, 32_000_000, 40_000_000] as const;

/** Contracts or slots done in one step. */
const STEP = 500;

function shareOf(entries: number): number {
  if (entries < ROOM[0]) return 1;
  if (entries < ROOM[1]) return 0.5;
  return entries < ROOM[2] ? 0.1 : 0;
}

/** One list of areas per contract, concatenated, and where each contract's part begins. */
interface Rows {
  readonly areas: IntList;
  readonly starts: Int32Array;
}

const createRows = (contracts: number, room = 1_024): Rows => ({
  areas: new IntList(room),
  starts: new Int32Array(contracts + 1),
});

/** The index of the base slots: which of them may get a lead of a place. */
export function* indexSlots(
  places: Places,
  byNumber: ReadonlyMap<number, CompiledContract>,
  columns: SlotColumns,
  count: number,
  checkShare?: number,
): Generator<void, Record<"byPlace" | "byState" | "byCountry" | "byCheckedState", SlotIndex>> {
  const expander = new TerritoryExpander(places);
  const size = byNumber.size;
  const position = new Map<CompiledContract, number>();
  // A guess: room not used costs nothing, and growing would copy it all again and again.
  const atPlaces = createRows(size, Math.min(ROOM[0], size * 256));
  const atStates = createRows(size);
  const atCountries = createRows(size);
  const atChecked = createRows(size);
  const all = [atPlaces, atStates, atCountries, atChecked];
  for (const contract of byNumber.values()) {
    const i = position.size;
    if (i % STEP === STEP - 1) yield;
    position.set(contract, i);
    const spread = expander.expand(contract.territory, checkShare ?? shareOf(atPlaces.areas.length));
    atPlaces.areas.append(spread.places, spread.placeCount);
    atStates.areas.append(spread.states, spread.states.length);
    atCountries.areas.append(spread.countries, spread.countries.length);
    atChecked.areas.append(spread.checkStates, spread.checkStates.length);
    for (const { areas, starts } of all) starts[i + 1] = areas.length;
  }
  const contractOf = new Int32Array(count);
  for (let slot = 0; slot < count; slot++) {
    const contract = columns.contract[slot];
    contractOf[slot] = contract ? (position.get(contract) ?? 0) : 0;
  }
  return {
    byPlace: yield* invert(atPlaces, contractOf, places.count),
    byState: yield* invert(atStates, contractOf, places.states.length),
    byCountry: yield* invert(atCountries, contractOf, places.countries.length),
    byCheckedState: yield* invert(atChecked, contractOf, places.states.length),
  };
}

/** Contract → areas turned into area → slots, ascending because slots are taken in order. */
function* invert(rows: Rows, contractOf: Int32Array, areas: number): Generator<void, SlotIndex> {
  const slotsOf = new Int32Array(rows.starts.length);
  for (let slot = 0; slot < contractOf.length; slot++) {
    const contract = contractOf[slot] ?? 0;
    slotsOf[contract] = (slotsOf[contract] ?? 0) + 1;
  }
  const offsets = new Int32Array(areas + 1);
  for (let from = 0; from + 1 < rows.starts.length; from += STEP) {
    yield;
    countAreas(rows, slotsOf, from, Math.min(from + STEP, rows.starts.length - 1), offsets);
  }
  for (let area = 0; area < areas; area++) {
    offsets[area + 1] = (offsets[area + 1] ?? 0) + (offsets[area] ?? 0);
  }
  const next = offsets.slice(0, areas);
  const slots = new Int32Array(offsets[areas] ?? 0);
  for (let from = 0; from < contractOf.length; from += STEP) {
    yield;
    fillAreas(rows, contractOf, from, Math.min(from + STEP, contractOf.length), next, slots);
  }
  return { offsets, slots };
}

/** Counts the slots of contracts from … to − 1 in each of their areas, one further on. */
function countAreas(
  { areas: { values }, starts }: Rows,
  slotsOf: Int32Array,
  from: number,
  to: number,
  offsets: Int32Array,
): void {
  for (let contract = from; contract < to; contract++) {
    const count = slotsOf[contract] ?? 0;
    const end = starts[contract + 1] ?? 0;
    for (let i = starts[contract] ?? 0; i < end; i++) {
      const area = (values[i] ?? 0) + 1;
      offsets[area] = (offsets[area] ?? 0) + count;
    }
  }
}

/** Writes slots from … to − 1 into each of their areas, at `next`. */
function fillAreas(
  { areas: { values }, starts }: Rows,
  contractOf: Int32Array,
  from: number,
  to: number,
  next: Int32Array,
  slots: Int32Array,
): void {
  for (let slot = from; slot < to; slot++) {
    const contract = contractOf[slot] ?? 0;
    const end = starts[contract + 1] ?? 0;
    for (let i = starts[contract] ?? 0; i < end; i++) {
      const area = values[i] ?? 0;
      const at = next[area] ?? 0;
      slots[at] = slot;
      next[area] = at + 1;
    }
  }
}
