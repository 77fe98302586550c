import type { GroupOrder } from "./group-order";
import { lowerBound } from "./lower-bound";
import type { SlotQueue } from "./slot-queue";
import { type SlotColumns, type SlotIndex, STRIDE } from "./snapshot";

/** Place, state, country, state with a check. */
const MAX_LISTS = 4;
const NOTHING = new Int32Array(0);
/** Higher than every slot. */
export const NO_SLOT = 0x7fffffff;

/**
 * The lists of base slots that may get one lead, each ascending, merged by slot. A slot whose contract was served since the
 * slots were numbered is *moved*: it comes later in its group than its number says, and is queued where the walk meets it.
 */
export class SlotLists {
  /** False: the numbers say nothing of the order, and every slot counts as moved. */
  isNumbered = true;
  /** Lists that are not empty. */
  private count = 0;
  private readonly lists: Int32Array[] = Array.from({ length: MAX_LISTS }, () => NOTHING);
  /** Per list: 1 where its slots must be checked, where the walk stands and the slot there, where the list ends. */
  private readonly check = new Int32Array(MAX_LISTS);
  private readonly at = new Int32Array(MAX_LISTS);
  private readonly heads = new Int32Array(MAX_LISTS);
  private readonly end = new Int32Array(MAX_LISTS);
  /** Per list: the records before this position have been read ahead. */
  private readonly ahead = new Int32Array(MAX_LISTS);
  private touched = 0;
  /** The list with the lowest slot; it keeps the lowest as long as its slots are below `runEnd`. */
  private run = 0;
  private runEnd = 0;

  constructor(
    private readonly columns: SlotColumns,
    private readonly order: GroupOrder,
    private readonly queue: SlotQueue,
    private readonly readsAhead: number,
  ) {}

  clear(): void {
    this.count = 0;
    this.run = 0;
    this.runEnd = 0;
    this.heads[0] = NO_SLOT;
  }

  /** Adds row `row` of an index, cut down to the slots [low, high). */
  add(index: SlotIndex, row: number, low: number, high: number, check: 0 | 1): void {
    const from = index.offsets[row] ?? 0;
    const to = index.offsets[row + 1] ?? from;
    if (from === to) return;
    const begin = seek(index.slots, from, to, low);
    this.addList(index.slots, begin, seek(index.slots, begin, to, high), check);
  }

  addList(list: Int32Array, from: number, end: number, check: number): void {
    if (from === end) return;
    const l = this.count++;
    this.lists[l] = list;
    this.check[l] = check;
    this.end[l] = end;
    this.ahead[l] = from;
    this.stand(l, from);
  }

  /** Lets the walk stand at a position of a list. */
  private stand(l: number, at: number): void {
    this.at[l] = at;
    if (at >= (this.end[l] ?? 0)) {
      this.heads[l] = NO_SLOT;
      return;
    }
    if (at >= (this.ahead[l] ?? 0)) this.readAhead(l, at);
    this.heads[l] = this.lists[l]?.[at] ?? 0;
  }

  /** The lowest slot not yet walked, or NO_SLOT. */
  lowest(): number {
    const slot = this.heads[this.run] ?? 0;
    return slot < this.runEnd ? slot : this.findRun();
  }

  private findRun(): number {
    const { heads, count } = this;
    let lowest = NO_SLOT;
    let second = NO_SLOT;
    for (let l = 0; l < count; l++) {
      const slot = heads[l] ?? 0;
      if (slot < lowest) {
        second = lowest;
        lowest = slot;
        this.run = l;
      } else if (slot < second) second = slot;
    }
    this.runEnd = second;
    return lowest;
  }

  /** Steps over the lowest slot; its entry. `lowest` must have been asked before. */
  take(): number {
    const { run } = this;
    const entry = (this.heads[run] ?? 0) * 2 + (this.check[run] ?? 0);
    this.stand(run, (this.at[run] ?? 0) + 1);
    return entry;
  }

  /** The lowest slot below `limit` that stands where its number says, or NO_SLOT. Those moved before it are queued. */
  peek(limit = NO_SLOT): number {
    const { moved } = this.columns;
    for (;;) {
      const slot = this.lowest();
      if (slot >= limit) return NO_SLOT;
      if (this.isNumbered && moved[slot] === 0) return slot;
      this.queue.push(this.order.keyOf(slot), this.take());
    }
  }

  /** The end of a stage's phase: beyond its last slot in these lists. */
  endOf(major: number): number {
    let end = 0;
    for (let l = 0; l < this.count; l++) {
      const list = this.lists[l] ?? NOTHING;
      const at = this.at[l] ?? 0;
      const isLater = (i: number): boolean => (this.columns.major[list[i] ?? 0] ?? 0) > major;
      const next = lowerBound(at, this.end[l] ?? 0, isLater);
      if (next > at) end = Math.max(end, (list[next - 1] ?? 0) + 1);
    }
    return end;
  }

  /** Hands the slots below `limit` that are not yet walked on to other lists. */
  split(limit: number, into: SlotLists): void {
    into.clear();
    for (let l = 0; l < this.count; l++) {
      const list = this.lists[l] ?? NOTHING;
      const at = this.at[l] ?? 0;
      const next = seek(list, at, this.end[l] ?? 0, limit);
      into.addList(list, at, next, this.check[l] ?? 0);
      this.stand(l, next);
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
