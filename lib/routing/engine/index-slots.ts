import { TerritoryExpander } from "./expand-territory";
import { createInts, IntList } from "./int-list";
import type { Places } from "./places";
import type { SlotIndex } from "./snapshot";
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

/** One list of areas per contract, concatenated, where each contract's part begins, and how many slots each area gets. */
class AreaRows {
  readonly areas: IntList;
  readonly starts: Int32Array;
  readonly counts: Int32Array;

  constructor(contracts: number, areaCount: number, room = 1_024) {
    this.areas = new IntList(room);
    this.starts = new Int32Array(contracts + 1);
    this.counts = new Int32Array(areaCount);
  }

  /** Ends the part of a contract that has so many slots. */
  close(contract: number, slots: number): void {
    const { areas, starts, counts } = this;
    for (let i = starts[contract] ?? 0; i < areas.length; i++) {
      const area = areas.values[i] ?? 0;
      counts[area] = (counts[area] ?? 0) + slots;
    }
    starts[contract + 1] = areas.length;
  }
}

/** The index of the base slots: which of them may get a lead of a place. */
export function* indexSlots(
  places: Places,
  byNumber: ReadonlyMap<number, CompiledContract>,
  count: number,
  checkShare?: number,
): Generator<void, Record<"byPlace" | "byState" | "byCountry" | "byCheckedState", SlotIndex>> {
  const size = byNumber.size;
  // A guess: room not used costs nothing, and growing would copy it all again and again.
  const atPlaces = new AreaRows(size, places.count, Math.min(ROOM[0], size * 256));
  const atStates = new AreaRows(size, places.states.length);
  const atCountries = new AreaRows(size, places.countries.length);
  const atChecked = new AreaRows(size, places.states.length);
  const expander = new TerritoryExpander(places, atPlaces.areas);
  const contractOf = new Int32Array(count);
  let i = 0;
  for (const { territory, slots } of byNumber.values()) {
    if (i % STEP === STEP - 1) yield;
    const spread = expander.expand(territory, checkShare ?? shareOf(atPlaces.areas.length));
    atStates.areas.append(spread.states, spread.states.length);
    atCountries.areas.append(spread.countries, spread.countries.length);
    atChecked.areas.append(spread.checkStates, spread.checkStates.length);
    for (const rows of [atPlaces, atStates, atCountries, atChecked]) rows.close(i, slots.length);
    for (const slot of slots) contractOf[slot] = i;
    i++;
  }
  return {
    byPlace: yield* invert(atPlaces, contractOf),
    byState: yield* invert(atStates, contractOf),
    byCountry: yield* invert(atCountries, contractOf),
    byCheckedState: yield* invert(atChecked, contractOf),
  };
}

/** Contract → areas turned into area → slots, ascending because slots are taken in order. */
function* invert(rows: AreaRows, contractOf: Int32Array): Generator<void, SlotIndex> {
  const { counts } = rows;
  const offsets = new Int32Array(counts.length + 1);
  for (let area = 0; area < counts.length; area++) {
    offsets[area + 1] = (offsets[area] ?? 0) + (counts[area] ?? 0);
  }
  const next = offsets.slice(0, counts.length);
  const slots = createInts(offsets[counts.length] ?? 0);
  for (let from = 0; from < contractOf.length; from += STEP) {
    yield;
    fillAreas(rows, contractOf, from, Math.min(from + STEP, contractOf.length), next, slots);
  }
  return { offsets, slots };
}

/** Writes slots from … to − 1 into each of their areas, at `next`. */
function fillAreas(
  { areas: { values }, starts }: AreaRows,
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
