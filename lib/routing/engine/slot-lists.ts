import type { GroupOrder } from "./group-order";
import { lowerBound } from "./lower-bound";
import type { SlotQueue } from "./slot-queue";
import { type SlotColumns, type SlotIndex, STRIDE } from "./snapshot";

/** Place, state, country, state with a check. */
const MAX_LISTS = 4;
const NOTHING = new Int32Array(0);

/**
 * The lists of base slots that may get one lead, each ascending, merged by slot. A slot whose contract was served since the
 * slots were numbered is *moved*: it no longer stands where its number says, and `peek` passes over it.
 */
export class SlotLists {
  /** Lists that are not empty. */
  private count = 0;
  private readonly lists: Int32Array[] = Array.from({ length: MAX_LISTS }, () => NOTHING);
  /** Per list: 1 where its slots must be checked, where the group begins, where the walk stands, where the list ends. */
  private readonly check = new Int32Array(MAX_LISTS);
  private readonly from = new Int32Array(MAX_LISTS);
  private readonly at = new Int32Array(MAX_LISTS);
  private readonly end = new Int32Array(MAX_LISTS);
  /** Per list: the records before this position have been read ahead. */
  private readonly ahead = new Int32Array(MAX_LISTS);
  private touched = 0;
  /** The list with the lowest slot; it keeps the lowest as long as its slots are below `runEnd`. */
  private run = 0;
  private runEnd = 0;
  /** Moved slots passed over since the group began. */
  passed = 0;
  private looseList = 0;
  private looseAt = 0;
  /** False: the numbers say nothing of the order, and every slot counts as moved. */
  isNumbered = true;

  constructor(
    private readonly columns: SlotColumns,
    private readonly readsAhead: number,
  ) {}

  clear(): void {
    this.count = 0;
    this.runEnd = 0;
    this.passed = 0;
    this.looseList = 0;
    this.looseAt = 0;
  }

  /** Adds row `row` of an index, cut down to the slots [low, high). */
  add(index: SlotIndex, row: number, low: number, high: number, check: 0 | 1): void {
    const from = index.offsets[row] ?? 0;
    const to = index.offsets[row + 1] ?? from;
    if (from === to) return;
    const begin = seek(index.slots, from, to, low);
    this.addList(index.slots, begin, seek(index.slots, begin, to, high), check);
  }

  addList(list: Int32Array, from: number, end: number, check: 0 | 1): void {
    if (from === end) return;
    const l = this.count++;
    this.lists[l] = list;
    this.check[l] = check;
    this.from[l] = from;
    this.at[l] = from;
    this.end[l] = end;
    this.ahead[l] = from;
  }

  /** The lowest slot not yet walked, moved or not; −1: none. */
  lowest(): number {
    const list = this.lists[this.run] ?? NOTHING;
    const at = this.at[this.run] ?? 0;
    if (this.count > 0 && at < (this.end[this.run] ?? 0)) {
      const slot = list[at] ?? 0;
      if (slot < this.runEnd) {
        if (at >= (this.ahead[this.run] ?? 0)) this.readAhead(this.run, at);
        return slot;
      }
    }
    return this.findRun();
  }

  private findRun(): number {
    let lowest = -1;
    let second = Number.MAX_SAFE_INTEGER;
    for (let l = 0; l < this.count; l++) {
      const at = this.at[l] ?? 0;
      if (at >= (this.end[l] ?? 0)) continue;
      if (at >= (this.ahead[l] ?? 0)) this.readAhead(l, at);
      const slot = this.lists[l]?.[at] ?? 0;
      if (lowest >= 0 && slot > lowest) {
        if (slot < second) second = slot;
        continue;
      }
      if (lowest >= 0) second = lowest;
      lowest = slot;
      this.run = l;
    }
    this.runEnd = second;
    return lowest;
  }

  /** Steps over the lowest slot; its entry. `lowest` must have been asked before. */
  take(): number {
    const at = this.at[this.run] ?? 0;
    this.at[this.run] = at + 1;
    return (this.lists[this.run]?.[at] ?? 0) * 2 + (this.check[this.run] ?? 0);
  }

  /** The lowest slot below `limit` that was not moved; −1: none. */
  peek(limit: number): number {
    for (;;) {
      const slot = this.lowest();
      if (slot < 0 || slot >= limit) return -1;
      if (!this.isMoved(slot)) return slot;
      this.at[this.run] = (this.at[this.run] ?? 0) + 1;
      this.passed++;
    }
  }

  /** Steps over what the group has left. */
  leaveGroup(limit: number): void {
    for (let l = 0; l < this.count; l++) {
      this.at[l] = seek(this.lists[l] ?? NOTHING, this.at[l] ?? 0, this.end[l] ?? 0, limit);
    }
    this.runEnd = 0;
  }

  /** What comes from here on is of another group. */
  enterGroup(): void {
    this.passed = 0;
    for (let l = 0; l < this.count; l++) this.from[l] = this.at[l] ?? 0;
  }

  /** Offers the group's moved slots to a queue; `limit` is the group's end. */
  offerMoved(limit: number, order: GroupOrder, queue: SlotQueue): void {
    const { isNumbered } = this;
    const { moved } = this.columns;
    for (let l = 0; l < this.count; l++) {
      const list = this.lists[l] ?? NOTHING;
      const end = this.end[l] ?? 0;
      const check = this.check[l] ?? 0;
      for (let at = this.from[l] ?? 0; at < end; at++) {
        const slot = list[at] ?? 0;
        if (slot >= limit) break;
        if (isNumbered && moved[slot] === 0) continue;
        const key = order.keyOf(slot);
        if (key <= queue.worst && order.isLeft(key, slot)) queue.offer(key, slot * 2 + check);
        else queue.offered++;
      }
    }
  }

  /** Puts all of them that are left into a queue, and reads their records ahead. */
  putMoved(limit: number, order: GroupOrder, queue: SlotQueue): void {
    const { isNumbered } = this;
    const { moved, records, ids } = this.columns;
    let touched = 0;
    for (let l = 0; l < this.count; l++) {
      const list = this.lists[l] ?? NOTHING;
      const end = this.end[l] ?? 0;
      const check = this.check[l] ?? 0;
      for (let at = this.from[l] ?? 0; at < end; at++) {
        const slot = list[at] ?? 0;
        if (slot >= limit) break;
        if (isNumbered && moved[slot] === 0) continue;
        const key = order.keyOf(slot);
        if (!order.isLeft(key, slot)) continue;
        queue.put(key, slot * 2 + check);
        touched ^= records[slot * STRIDE] ?? 0;
        if (ids[slot * 2] === undefined) touched++;
      }
    }
    this.touched ^= touched;
  }

  /**
   * What the group has left below `limit`, in no order: the moved slots not taken, then those that the walk did not reach.
   * −1: no more. `take` and `peek` must not be called after it.
   */
  nextLoose(order: GroupOrder, limit = Number.MAX_SAFE_INTEGER): number {
    for (; this.looseList < this.count; this.looseAt = this.from[++this.looseList] ?? 0) {
      const l = this.looseList;
      const list = this.lists[l] ?? NOTHING;
      const walked = this.at[l] ?? 0;
      const end = this.end[l] ?? 0;
      if (this.looseAt < (this.from[l] ?? 0)) this.looseAt = this.from[l] ?? 0;
      while (this.looseAt < end) {
        const at = this.looseAt++;
        const slot = list[at] ?? 0;
        if (slot >= limit) break;
        const left = this.isMoved(slot) ? order.isLeft(order.keyOf(slot), slot) : at >= walked;
        if (left) return slot * 2 + (this.check[l] ?? 0);
      }
    }
    return -1;
  }

  private isMoved(slot: number): boolean {
    return !this.isNumbered || this.columns.moved[slot] !== 0;
  }

  /** The first slot of those in the lists that belongs to a later stage or phase than `major`. */
  endOf(major: number): number {
    let end = 0;
    for (let l = 0; l < this.count; l++) {
      const list = this.lists[l] ?? NOTHING;
      const first = lowerBound(
        this.at[l] ?? 0,
        this.end[l] ?? 0,
        (at) => (this.columns.major[list[at] ?? 0] ?? 0) > major,
      );
      if (first > (this.at[l] ?? 0)) end = Math.max(end, (list[first - 1] ?? 0) + 1);
    }
    return end;
  }

  /** Hands the slots from where the walk stands to below `limit` on to other lists, and steps over them. */
  split(limit: number, into: SlotLists): void {
    into.clear();
    for (let l = 0; l < this.count; l++) {
      const list = this.lists[l] ?? NOTHING;
      const at = this.at[l] ?? 0;
      const next = seek(list, at, this.end[l] ?? 0, limit);
      into.addList(list, at, next, this.check[l] === 1 ? 1 : 0);
      this.at[l] = next;
      this.from[l] = next;
    }
    this.runEnd = 0;
  }

  /**
   * Reads the next records of a list for nothing but to have them near. Judging waits for each record in turn; read in a row
   * the processor fetches many at once. At 100,000 contracts this is most of a decision's time.
   */
  private readAhead(l: number, at: number): void {
    const { records, ids } = this.columns;
    const list = this.lists[l] ?? NOTHING;
    const to = Math.min(at + this.readsAhead, this.end[l] ?? 0);
    let touched = 0;
    for (let i = at; i < to; i++) {
      const slot = list[i] ?? 0;
      touched ^= records[slot * STRIDE] ?? 0;
      if (ids[slot * 2] === undefined) touched++;
    }
    this.touched ^= touched;
    this.ahead[l] = to;
  }
}

/** The first position in [from, to) whose slot is at least `slot`. */
function seek(list: Int32Array, from: number, to: number, slot: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < slot) low = middle + 1;
    else high = middle;
  }
  return low;
}
