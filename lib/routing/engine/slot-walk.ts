/**
 * Walks the slots that may get one lead, in rank order, without sorting them. Slots are numbered as they stood when the
 * snapshot was compiled, so most of them come in order of their numbers. Those of edited contracts are queued by the key that
 * they have now, and both streams are merged, group by group; those that sales have moved since come after them, queued too.
 * Entries are `slot * 2 + check`; check 1 means that the slot's territory must still be asked. −1: no more.
 */
import { GroupOrder } from "./group-order";
import { SlotLists } from "./slot-lists";
import { SlotQueue } from "./slot-queue";
import { NO_SLOT } from "./slot-ranges";
import { stageOf } from "./slot-record";
import type { CompiledStage, SlotColumns, SlotIndex } from "./snapshot";
import { WeightClasses } from "./weight-classes";

const NEAR_CHUNK = 16;
const NOTHING = new Int32Array(0);

export class SlotWalk {
  private readonly order: GroupOrder;
  private readonly queue: SlotQueue;
  private readonly lists: SlotLists;
  private readonly classes: WeightClasses;
  /** The category's slots of edited contracts, in rank order, and how many were queued. */
  private edited: Int32Array = NOTHING;
  private editedAt = 0;
  /** The group's end among base slots; 0: it has none there, or they are in classes. */
  private groupEnd = 0;
  /** The group's base slots are in classes. */
  private classed = false;

  constructor(
    private readonly columns: SlotColumns,
    private readonly stages: readonly CompiledStage[],
  ) {
    this.order = new GroupOrder(columns);
    this.queue = new SlotQueue(this.order);
    this.lists = new SlotLists(columns, this.order, this.queue, NEAR_CHUNK);
    this.classes = new WeightClasses(columns, this.order, this.queue);
  }

  /**
   * Starts over with nothing to walk but the category's edited contracts. Base slots from `high` on are another category's;
   * `far`: most of the slots will be walked.
   */
  open(edited: Int32Array, high: number, far: boolean): void {
    this.lists.clear(high);
    this.lists.far = far;
    this.queue.clear();
    this.edited = edited;
    this.editedAt = 0;
    this.groupEnd = 0;
    this.classed = false;
  }

  /** Adds row `row` of an index from the category's first slot on. */
  add(index: SlotIndex, row: number, low: number, check: 0 | 1): void {
    this.lists.ranges.add(index, row, low, check);
  }

  /** Adds slots low … high − 1 of the row of everyone, all to check. */
  addEveryone(everySlot: Int32Array, low: number, high: number): void {
    this.lists.ranges.addList(everySlot, low, high, 1);
  }

  /** The next slot in walking order. */
  next(): number {
    for (;;) {
      if (this.classed) {
        const slot = this.classes.peek();
        if (slot !== NO_SLOT && this.standsBefore(slot, this.classes.key)) return this.classes.take();
      } else {
        const slot = this.lists.lowest();
        if (slot < this.groupEnd) {
          if (this.queue.size === 0 || this.standsBefore(slot, this.order.keyOf(slot)))
            return this.lists.take();
        } else if (this.lists.queueMoved(this.groupEnd)) continue;
      }
      if (this.queue.size > 0) return this.queue.pop();
      if (!this.enterGroup()) return -1;
    }
  }

  /** The slots not yet walked, groups in order but each in no order: cheap. `next` must not be called after it. */
  nextLoose(): number {
    for (;;) {
      if (this.queue.size > 0) return this.queue.popAny();
      if (this.classed) {
        const entry = this.classes.takeAny();
        if (entry >= 0) return entry;
      } else {
        const slot = this.lists.lowest();
        if (slot < this.groupEnd) return this.lists.take();
        if (this.lists.queueMoved(this.groupEnd, true)) continue;
      }
      if (!this.enterGroup()) return -1;
    }
  }

  /** Before what is queued. */
  private standsBefore(slot: number, key: number): boolean {
    return (
      key < this.queue.key || (key === this.queue.key && this.order.tieBefore(slot, this.queue.entry >> 1))
    );
  }

  /** Enters the group of the lowest base slot, or of the first edited one where that ranks before. */
  private enterGroup(): boolean {
    const { columns, lists, order, edited } = this;
    const base = lists.first();
    let first = base;
    if (this.editedAt < edited.length) {
      const slot = edited[this.editedAt] ?? 0;
      if (base === NO_SLOT || this.compareRanks(slot, base) < 0) first = slot;
    }
    if (first === NO_SLOT) return false;
    const stage = this.stages[stageOf(columns, first)];
    order.enter(stage);
    this.classed = order.weighted;
    this.groupEnd = 0;
    for (; this.editedAt < edited.length; this.editedAt++) {
      const slot = edited[this.editedAt] ?? 0;
      if (!this.isOfGroup(slot, first)) break;
      this.queue.push(order.keyOf(slot), slot * 2 + 1);
    }
    if (this.classed) {
      lists.unread(base);
      this.classes.enter(lists, columns.major[first] ?? 0, stage?.isNumbered ?? false);
      return true;
    }
    lists.read();
    if (first === base) this.groupEnd = columns.groupEnd[base] ?? 0;
    return true;
  }

  private compareRanks(a: number, b: number): number {
    const { major, minor } = this.columns;
    return (major[a] ?? 0) - (major[b] ?? 0) || (minor[a] ?? 0) - (minor[b] ?? 0);
  }

  /** Weights do not part a stage's contracts: they are walked as one group of several classes. */
  private isOfGroup(slot: number, first: number): boolean {
    const { major, minor } = this.columns;
    return major[slot] === major[first] && (this.classed || minor[slot] === minor[first]);
  }
}
