import { firstAtLeast, lowerBound } from "./lower-bound";
import type { SlotIndex } from "./snapshot";

/** Place, state, country, state with a check. */
export const MAX_LISTS = 4;
export const NOTHING = new Int32Array(0);
/** Higher than every slot. */
export const NO_SLOT = 0x1fffffff;

/** The lists of base slots that may get one lead, each ascending, and the part of each that was not yet read. */
export class SlotRanges {
  /** Lists that are not empty. */
  count = 0;
  readonly lists: Int32Array[] = Array.from({ length: MAX_LISTS }, () => NOTHING);
  /** Per list: 1 where its slots must be checked, where it began, and what is left of it: at … end − 1. */
  readonly check = new Int32Array(MAX_LISTS);
  readonly begin = new Int32Array(MAX_LISTS);
  readonly at = new Int32Array(MAX_LISTS);
  readonly end = new Int32Array(MAX_LISTS);
  /** Slots from here on are none of theirs: a list is cut there once it is read so far, for its end is far away in memory. */
  limit = NO_SLOT;

  clear(limit = NO_SLOT): void {
    this.count = 0;
    this.limit = limit;
  }

  /** Adds row `row` of an index from slot `low` on. */
  add({ offsets, slots }: SlotIndex, row: number, low: number, check: 0 | 1): void {
    const from = offsets[row] ?? 0;
    const to = offsets[row + 1] ?? from;
    if (from === to) return;
    this.addList(slots, (slots[from] ?? 0) >= low ? from : firstAtLeast(slots, from, to, low), to, check);
  }

  addList(list: Int32Array, from: number, end: number, check: number): void {
    if (from === end) return;
    const l = this.count++;
    this.lists[l] = list;
    this.check[l] = check;
    this.begin[l] = from;
    this.at[l] = from;
    this.end[l] = end;
  }

  /** Where a part of list `l` ends that was to be read from `at` to `to`: there, or at the limit. */
  cut(l: number, at: number, to: number): number {
    const list = this.lists[l] ?? NOTHING;
    if ((list[to - 1] ?? 0) < this.limit) return to;
    const end = firstAtLeast(list, at, to, this.limit);
    this.end[l] = end;
    return end;
  }

  /** The lowest slot not yet read, or NO_SLOT. */
  first(): number {
    let first = NO_SLOT;
    for (let l = 0; l < this.count; l++) {
      const at = this.at[l] ?? 0;
      if (at < (this.end[l] ?? 0)) first = Math.min(first, this.lists[l]?.[at] ?? 0);
    }
    return first < this.limit ? first : NO_SLOT;
  }

  /** Unreads the slots from `slot` on. */
  goBack(slot: number): void {
    for (let l = 0; l < this.count; l++) {
      this.at[l] = firstAtLeast(this.lists[l] ?? NOTHING, this.begin[l] ?? 0, this.at[l] ?? 0, slot);
    }
  }

  /** Hands the slots below `limit` that were not read on to other ranges. */
  split(limit: number, into: SlotRanges): void {
    into.clear(limit);
    for (let l = 0; l < this.count; l++) {
      const list = this.lists[l] ?? NOTHING;
      const at = this.at[l] ?? 0;
      const next = firstAtLeast(list, at, this.end[l] ?? 0, limit);
      into.addList(list, at, next, this.check[l] ?? 0);
      this.at[l] = next;
    }
  }

  /** Beyond the last slot not yet read for which `isEarly` holds: it does up to some slot, and for none after it. */
  endOf(isEarly: (slot: number) => boolean): number {
    let end = 0;
    for (let l = 0; l < this.count; l++) {
      const list = this.lists[l] ?? NOTHING;
      const at = this.at[l] ?? 0;
      const next = lowerBound(at, this.end[l] ?? 0, (i) => !isEarly(list[i] ?? 0));
      if (next > at) end = Math.max(end, (list[next - 1] ?? 0) + 1);
    }
    return end;
  }
}
