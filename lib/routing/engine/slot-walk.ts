/**
 * Walks the slots that may get one lead, in rank order, without sorting them all: up to five ascending lists (place, state,
 * country, state with a check, edited contracts) are merged group by group; within a group the few that come first are
 * picked in one pass, the rest is put in a heap only where somebody asks for it.
 * Entries are `slot * 2 + check`; check 1 means that the slot's territory must still be asked. −1: no more.
 */
import { compareTies } from "./compile-contract";
import { SlotHeap } from "./slot-heap";
import {
  AT_GROUP_END,
  type CompiledStage,
  priceAt,
  type SlotColumns,
  type SlotIndex,
  STRIDE,
  stageOf,
} from "./snapshot";

const MAX_SOURCES = 5;
/** Picked in the first pass: enough for the places and the lookahead of most leads. */
const PICKED = 16;
/** Records read ahead of the walk, see `readAhead`. */
const AHEAD = 32;
const NOTHING = new Int32Array(0);

export class SlotWalk {
  /** Lists that are not empty. Where there are edited contracts, they are the first one. */
  private sources = 0;
  private edited = false;
  private readonly lists: Int32Array[] = Array.from({ length: MAX_SOURCES }, () => NOTHING);
  /** Per list: 1 where its slots must be checked, and where the group begins, where it ends, where the category ends. */
  private readonly check = new Int32Array(MAX_SOURCES);
  private readonly from = new Int32Array(MAX_SOURCES);
  private readonly at = new Int32Array(MAX_SOURCES);
  private readonly end = new Int32Array(MAX_SOURCES);
  /** Per list: the records before this position have been read ahead. */
  private readonly ahead = new Int32Array(MAX_SOURCES);
  private touched = 0;
  private readonly picked = new Int32Array(PICKED);
  private readonly pickedKeys = new Float64Array(PICKED);
  private pickedCount = 0;
  private taken = 0;
  private groupSize = 0;
  /** The group's end among base slots (0: it has none there), and its rank. */
  private baseEnd = 0;
  private major = 0;
  private minor = 0;
  private weighted = false;
  private weightSum = 1;
  private nextVolume = 1;
  private readonly heap = new SlotHeap((a, b) => this.tieBefore(a, b));
  private heaped = false;
  private looseList = 0;
  private looseAt = 0;

  constructor(
    private readonly columns: SlotColumns,
    private readonly stages: readonly CompiledStage[],
    private readonly baseSlots: number,
  ) {}

  /** Starts over with nothing to walk but the category's edited contracts. */
  open(overlay: Int32Array): void {
    this.sources = 0;
    this.edited = overlay.length > 0;
    this.addList(overlay, 0, overlay.length, 1);
    this.pickedCount = 0;
    this.taken = 0;
    this.groupSize = 0;
    this.heap.size = 0;
    this.heaped = false;
  }

  /** Adds row `row` of an index, cut down to the category's slots [low, high). */
  add(index: SlotIndex, row: number, low: number, high: number, check: 0 | 1): void {
    const from = index.offsets[row] ?? 0;
    const to = index.offsets[row + 1] ?? from;
    if (from === to) return;
    const begin = seek(index.slots, from, to, low);
    this.addList(index.slots, begin, seek(index.slots, begin, to, high), check);
  }

  /** Adds slots low … high − 1 of the row of everyone, all to check. */
  addEveryone(everySlot: Int32Array, low: number, high: number): void {
    this.addList(everySlot, low, high, 1);
  }

  private addList(list: Int32Array, from: number, end: number, check: 0 | 1): void {
    if (from === end) return;
    const source = this.sources++;
    this.lists[source] = list;
    this.check[source] = check;
    this.from[source] = from;
    this.at[source] = from;
    this.end[source] = end;
    this.ahead[source] = from;
  }

  /**
   * Reads the next records of a list for nothing but to have them near. Judging waits for each record in turn; read in a row
   * the processor fetches many at once. At 100,000 contracts this is most of a decision's time.
   */
  private readAhead(source: number, at: number): void {
    const { records, ids } = this.columns;
    const list = this.lists[source] ?? NOTHING;
    const to = Math.min(at + AHEAD, this.end[source] ?? 0);
    let touched = 0;
    for (let i = at; i < to; i++) {
      const slot = list[i] ?? 0;
      touched ^= records[slot * STRIDE] ?? 0;
      if (ids[slot * 2] === undefined) touched++;
    }
    this.touched ^= touched;
    this.ahead[source] = to;
  }

  private readPicked(): void {
    const { records } = this.columns;
    let touched = 0;
    for (let i = 0; i < this.pickedCount; i++) touched ^= records[((this.picked[i] ?? 0) >> 1) * STRIDE] ?? 0;
    this.touched ^= touched;
  }

  /** The next slot in walking order. */
  next(): number {
    for (;;) {
      if (this.taken < this.pickedCount) return this.picked[this.taken++] ?? -1;
      if (this.groupSize > this.pickedCount) {
        if (!this.heaped) this.heapRest();
        if (this.heap.size > 0) return this.heap.pop();
      }
      if (!this.findGroup()) return -1;
      if (this.pickedCount === 0) this.pick();
    }
  }

  /** The slots not yet walked, groups in order but each in no order: cheap. `next` must not be called after it. */
  nextLoose(): number {
    for (;;) {
      if (this.taken < this.pickedCount) return this.picked[this.taken++] ?? -1;
      if (this.heaped) {
        if (this.heap.size > 0) return this.heap.popAny();
      } else if (this.groupSize > this.pickedCount) {
        const entry = this.scanLoose();
        if (entry >= 0) return entry;
      }
      if (!this.findGroup()) return -1;
      if (this.pickedCount === 0) this.skipGroup();
    }
  }

  /**
   * Finds the next group: that of the lowest base slot, or of the first edited one where that ranks before. A group of one
   * is picked at once, for where prices differ most groups are.
   */
  private findGroup(): boolean {
    let base = -1;
    let source = 0;
    let second = Number.POSITIVE_INFINITY;
    for (let l = this.edited ? 1 : 0; l < this.sources; l++) {
      const at = this.at[l] ?? 0;
      if (at >= (this.end[l] ?? 0)) continue;
      if (at >= (this.ahead[l] ?? 0)) this.readAhead(l, at);
      const slot = this.lists[l]?.[at] ?? 0;
      if (base >= 0 && slot > base) {
        if (slot < second) second = slot;
        continue;
      }
      if (base >= 0) second = base;
      base = slot;
      source = l;
    }
    const first = this.edited ? this.rankEdited(base) : base;
    if (first < 0) return false;
    this.heap.size = 0;
    this.heaped = false;
    this.taken = 0;
    const { records } = this.columns;
    this.baseEnd = first === base ? (records[base * STRIDE + AT_GROUP_END] ?? 0) : 0;
    if (!this.edited && second >= this.baseEnd) {
      const next = (this.at[source] ?? 0) + 1;
      if (next >= (this.end[source] ?? 0) || (this.lists[source]?.[next] ?? 0) >= this.baseEnd) {
        this.at[source] = next;
        this.picked[0] = base * 2 + (this.check[source] ?? 0);
        this.pickedCount = 1;
        this.groupSize = 1;
        return true;
      }
    }
    const stage = this.stages[stageOf(this.columns, first)];
    this.weighted = stage?.spec.strategy === "weighted";
    this.weightSum = Math.max(1, stage?.weightSum ?? 1);
    this.nextVolume = (stage?.volume ?? 0) + 1;
    this.pickedCount = 0;
    this.groupSize = 0;
    return true;
  }

  /** The slot that the next group begins with: the first edited one, or `base` where that ranks no later. */
  private rankEdited(base: number): number {
    const { major, minor } = this.columns;
    const at = this.at[0] ?? 0;
    const edited = at < (this.end[0] ?? 0) ? (this.lists[0]?.[at] ?? -1) : -1;
    let first = base;
    if (edited >= 0) {
      const order = (major[edited] ?? 0) - (major[base] ?? 0) || (minor[edited] ?? 0) - (minor[base] ?? 0);
      if (base < 0 || order < 0) first = edited;
    }
    this.major = major[first] ?? 0;
    this.minor = minor[first] ?? 0;
    return first;
  }

  private isEdited(source: number): boolean {
    return this.edited && source === 0;
  }

  /** Whether an edited contract's slot belongs to the group. */
  private sameRank(slot: number): boolean {
    return this.columns.major[slot] === this.major && this.columns.minor[slot] === this.minor;
  }

  /** Takes the first few of the group in one pass over it. */
  private pick(): void {
    const { baseEnd, weighted } = this;
    const { lastServed } = this.columns;
    // What a slot must come before to be picked: nothing while there is room.
    let worst = Number.POSITIVE_INFINITY;
    for (let l = 0; l < this.sources; l++) {
      const list = this.lists[l] ?? NOTHING;
      const end = this.end[l] ?? 0;
      const begin = this.at[l] ?? 0;
      const check = this.check[l] ?? 0;
      const edited = this.isEdited(l);
      let at = begin;
      for (; at < end; at++) {
        const slot = list[at] ?? 0;
        if (edited ? !this.sameRank(slot) : slot >= baseEnd) break;
        const key = weighted ? this.keyOf(slot) : (lastServed[slot] ?? 0);
        if (key > worst || (key === worst && !this.beatsLast(slot))) continue;
        this.insert(key, slot, check);
        if (this.pickedCount === PICKED) worst = this.pickedKeys[PICKED - 1] ?? 0;
      }
      this.from[l] = begin;
      this.at[l] = at;
      this.groupSize += at - begin;
    }
    this.looseList = 0;
    this.looseAt = this.from[0] ?? 0;
    this.readPicked();
  }

  private beatsLast(slot: number): boolean {
    return this.tieBefore(slot, (this.picked[PICKED - 1] ?? 0) >> 1);
  }

  private insert(key: number, slot: number, check: number): void {
    const { picked, pickedKeys } = this;
    let i = this.pickedCount < PICKED ? this.pickedCount++ : PICKED - 1;
    for (; i > 0; i--) {
      const other = pickedKeys[i - 1] ?? 0;
      if (other < key || (other === key && this.tieBefore((picked[i - 1] ?? 0) >> 1, slot))) break;
      picked[i] = picked[i - 1] ?? 0;
      pickedKeys[i] = other;
    }
    picked[i] = slot * 2 + check;
    pickedKeys[i] = key;
  }

  /**
   * What orders a group, ascending: when the contract was served last; where the stage goes by weights, how far above its
   * share it would stand. The lead at hand counts in the volume, so that the day's first one goes to the largest share;
   * whole numbers, so that equals are equal.
   */
  private keyOf(slot: number): number {
    const { lastServed, servedToday, weight } = this.columns;
    if (!this.weighted) return lastServed[slot] ?? 0;
    return (servedToday[slot] ?? 0) * this.weightSum - this.nextVolume * (weight[slot] ?? 0);
  }

  /** Order of two slots whose keys are equal. */
  private tieBefore(a: number, b: number): boolean {
    if (this.weighted) {
      const { columns } = this;
      const { lastServed } = columns;
      const order = priceAt(columns, b) - priceAt(columns, a) || (lastServed[a] ?? 0) - (lastServed[b] ?? 0);
      if (order !== 0) return order < 0;
    }
    // Base slots are numbered in this order already.
    return a < this.baseSlots && b < this.baseSlots ? a < b : compareTies(this.columns, a, b) < 0;
  }

  /** Whether a slot of the group was not among the picked. */
  private isLeft(slot: number): boolean {
    if (this.pickedCount === 0) return true;
    const last = (this.picked[this.pickedCount - 1] ?? 0) >> 1;
    if (slot === last) return false;
    const key = this.keyOf(slot);
    const lastKey = this.pickedKeys[this.pickedCount - 1] ?? 0;
    return key > lastKey || (key === lastKey && this.tieBefore(last, slot));
  }

  private heapRest(): void {
    this.heaped = true;
    this.heap.reserve(this.groupSize);
    const { records, ids } = this.columns;
    let touched = 0;
    for (let l = 0; l < this.sources; l++) {
      const list = this.lists[l] ?? NOTHING;
      const end = this.at[l] ?? 0;
      const check = this.check[l] ?? 0;
      for (let at = this.from[l] ?? 0; at < end; at++) {
        const slot = list[at] ?? 0;
        if (this.isLeft(slot)) this.heap.put(this.keyOf(slot), slot * 2 + check);
        touched ^= records[slot * STRIDE] ?? 0;
        if (ids[slot * 2] === undefined) touched++;
      }
    }
    this.touched ^= touched;
    this.heap.order();
  }

  /** Moves over the group without ordering it: all of it is left to `scanLoose`. */
  private skipGroup(): void {
    for (let l = 0; l < this.sources; l++) {
      const list = this.lists[l] ?? NOTHING;
      const end = this.end[l] ?? 0;
      let at = this.at[l] ?? 0;
      this.from[l] = at;
      if (this.isEdited(l)) while (at < end && this.sameRank(list[at] ?? 0)) at++;
      else at = seek(list, at, end, this.baseEnd);
      this.groupSize += at - (this.from[l] ?? 0);
      this.at[l] = at;
    }
    this.looseList = 0;
    this.looseAt = this.from[0] ?? 0;
  }

  private scanLoose(): number {
    while (this.looseList < this.sources) {
      const list = this.lists[this.looseList] ?? NOTHING;
      const end = this.at[this.looseList] ?? 0;
      while (this.looseAt < end) {
        const slot = list[this.looseAt++] ?? 0;
        if (this.isLeft(slot)) return slot * 2 + (this.check[this.looseList] ?? 0);
      }
      this.looseList++;
      this.looseAt = this.from[this.looseList] ?? 0;
    }
    return -1;
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
