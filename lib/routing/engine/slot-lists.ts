import type { GroupOrder } from "./group-order";
import { IntList } from "./int-list";
import type { SlotQueue } from "./slot-queue";
import { MAX_LISTS, NO_SLOT, NOTHING, SlotRanges } from "./slot-ranges";
import { STRIDE } from "./slot-record";
import type { SlotColumns } from "./snapshot";

/** Slots of a list read at once where most of them will be wanted. */
const FAR_CHUNK = 64;
/** Heads are `slot * 4 + list`. */
const NO_HEAD = NO_SLOT << 2;

/**
 * Merges the ranges of slots that may get one lead. A slot whose contract was served since the slots were numbered is
 * *moved*: it comes later in its group than its number says. Lists are read a chunk at a time: what a chunk has of moved
 * slots is put aside, the others are merged. Nothing here branches on what a slot is: that cannot be foretold, and a wrong
 * guess of the processor costs more than a decision's work on the slot.
 */
export class SlotLists {
  readonly ranges = new SlotRanges();
  /** 1: the numbers say nothing of the order, and every slot counts as moved. */
  allMoved: 0 | 1 = 0;
  /** What all its slots have in common of their keys where they are of one weight; not a number where they are not. */
  share = Number.NaN;
  /** Most of the slots will be wanted, and are worth fetching far ahead. */
  far = false;
  /** Per list: the heads of its chunk that were not moved, where the walk stands among them, and the one there. */
  private readonly chunks: Int32Array;
  private readonly chunkAt = new Int32Array(MAX_LISTS);
  private readonly chunkEnd = new Int32Array(MAX_LISTS);
  private readonly heads = new Int32Array(MAX_LISTS).fill(NO_HEAD);
  /** Entries of moved slots that were read. */
  private readonly moved = new IntList(64);
  private isRead = false;
  private touched = 0;
  /** The list with the lowest slot. */
  private lowestList = 0;

  constructor(
    private readonly columns: SlotColumns,
    private readonly order: GroupOrder,
    private readonly queue: SlotQueue,
    /** Slots of a list read at once where few are wanted. */
    private readonly nearChunk: number,
  ) {
    this.chunks = new Int32Array(MAX_LISTS * FAR_CHUNK);
  }

  /** Starts over with nothing, and nothing to come from slot `limit` on. */
  clear(limit?: number): void {
    this.ranges.clear(limit);
    this.forget();
  }

  private forget(): void {
    this.heads.fill(NO_HEAD);
    this.moved.length = 0;
    this.isRead = false;
  }

  /** Reads the first chunks. */
  read(): void {
    if (this.isRead) return;
    this.isRead = true;
    for (let l = 0; l < this.ranges.count; l++) this.readChunk(l);
  }

  /** Gives back what was read of the slots from `slot` on. */
  unread(slot: number): void {
    if (this.isRead) this.ranges.goBack(slot);
    this.forget();
  }

  /** Reads on until there is a slot that was not moved. */
  private readChunk(l: number): void {
    const { chunks, moved, ranges, columns, allMoved } = this;
    const list = ranges.lists[l] ?? NOTHING;
    let end = ranges.end[l] ?? 0;
    const check = ranges.check[l] ?? 0;
    const start = l * FAR_CHUNK;
    const size = this.far ? FAR_CHUNK : this.nearChunk;
    let at = ranges.at[l] ?? 0;
    let n = start;
    while (n === start && at < end) {
      const wanted = Math.min(at + size, end);
      const to = ranges.cut(l, at, wanted);
      if (to < wanted) end = to;
      moved.reserve(size);
      let m = moved.length;
      for (; at < to; at++) {
        const slot = list[at] ?? 0;
        const isMoved = allMoved | (columns.moved[slot] ?? 0);
        chunks[n] = (slot << 2) | l;
        n += 1 - isMoved;
        moved.values[m] = slot * 2 + check;
        m += isMoved;
      }
      moved.length = m;
    }
    ranges.at[l] = at;
    this.chunkAt[l] = start;
    this.chunkEnd[l] = n;
    this.heads[l] = n > start ? (chunks[start] ?? 0) : NO_HEAD;
    if (this.far) this.touch(start, n);
  }

  /**
   * Reads records for nothing but to have them near. Judging waits for each record in turn; read in a row the processor
   * fetches many at once. At 100,000 contracts this is most of a decision's time.
   */
  private touch(from: number, to: number): void {
    const { records, ids, servedToday } = this.columns;
    let touched = 0;
    for (let i = from; i < to; i++) {
      const slot = (this.chunks[i] ?? 0) >> 2;
      touched ^= records[slot * STRIDE] ?? 0;
      if (ids[slot * 2] === undefined) touched++;
    }
    if (this.order.weighted) {
      for (let i = from; i < to; i++) touched ^= servedToday[(this.chunks[i] ?? 0) >> 2] ?? 0;
    }
    this.touched ^= touched;
  }

  /** The lowest slot not yet walked, moved or not, or NO_SLOT. */
  first(): number {
    if (!this.isRead) return this.ranges.first();
    const { values, length } = this.moved;
    let first = this.lowest();
    for (let i = 0; i < length; i++) first = Math.min(first, (values[i] ?? 0) >> 1);
    return first;
  }

  /** The lowest slot that was not moved, or NO_SLOT. */
  lowest(): number {
    const { heads } = this;
    const a = heads[0] ?? 0;
    const b = heads[1] ?? 0;
    const c = heads[2] ?? 0;
    const d = heads[3] ?? 0;
    // The least of four, without a branch.
    const ab = b ^ ((a ^ b) & ((a - b) >> 31));
    const cd = d ^ ((c ^ d) & ((c - d) >> 31));
    const head = cd ^ ((ab ^ cd) & ((ab - cd) >> 31));
    this.lowestList = head & 3;
    return head >> 2;
  }

  /** Steps over the lowest slot that was not moved; its entry. `lowest` must have been asked before. */
  take(): number {
    const l = this.lowestList;
    const entry = ((this.heads[l] ?? 0) >> 2) * 2 + (this.ranges.check[l] ?? 0);
    const at = (this.chunkAt[l] ?? 0) + 1;
    if (at < (this.chunkEnd[l] ?? 0)) {
      this.chunkAt[l] = at;
      this.heads[l] = this.chunks[at] ?? 0;
    } else this.readChunk(l);
    return entry;
  }

  /** Queues the moved slots below `limit` that were read, `loose` in no order. False: there are none. */
  queueMoved(limit: number, loose = false): boolean {
    const { order, queue, share } = this;
    const { values, length } = this.moved;
    const isShared = !Number.isNaN(share);
    let kept = 0;
    for (let i = 0; i < length; i++) {
      const entry = values[i] ?? 0;
      const slot = entry >> 1;
      if (slot >= limit) values[kept++] = entry;
      else if (loose) queue.append(entry);
      else queue.push(isShared ? order.keyAbove(share, slot) : order.keyOf(slot), entry);
    }
    this.moved.length = kept;
    return kept < length;
  }
}
