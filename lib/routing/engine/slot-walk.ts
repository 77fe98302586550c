/**
 * Walks the slots that may get one lead, in rank order, without sorting them. Slots are numbered as they stood when the
 * snapshot was compiled, so most of them come in order of their numbers. Those that sales have moved since, and those of
 * edited contracts, are queued by the key that they have now; both streams are merged, group by group.
 * Entries are `slot * 2 + check`; check 1 means that the slot's territory must still be asked. −1: no more.
 */
import { GroupOrder } from "./group-order";
import { SlotLists } from "./slot-lists";
import { SlotQueue } from "./slot-queue";
import {
  AT_GROUP_END,
  type CompiledStage,
  type SlotColumns,
  type SlotIndex,
  STRIDE,
  stageOf,
} from "./snapshot";
import { WeightClasses } from "./weight-classes";

/** Records read ahead of the walk. */
const AHEAD = 32;
const NOTHING = new Int32Array(0);

export class SlotWalk {
  private readonly lists: SlotLists;
  private readonly order: GroupOrder;
  private readonly queue: SlotQueue;
  private readonly classes: WeightClasses;
  /** The category's slots of edited contracts, in rank order: those of the group are from … to − 1. */
  private edited: Int32Array = NOTHING;
  private editedFrom = 0;
  private editedTo = 0;
  /** The group's end among base slots; 0: it has none there. */
  private groupEnd = 0;
  /** Whether the queue knows of the group's moved slots, and whether there may be more than it holds. */
  private knowsMoved = false;
  private isPartial = false;
  /** A group was entered. */
  private isOpen = false;

  constructor(
    private readonly columns: SlotColumns,
    private readonly stages: readonly CompiledStage[],
  ) {
    this.lists = new SlotLists(columns, AHEAD);
    this.order = new GroupOrder(columns);
    this.classes = new WeightClasses(columns, this.order);
    this.queue = new SlotQueue(this.order);
  }

  /** Starts over with nothing to walk but the category's edited contracts. */
  open(edited: Int32Array): void {
    this.lists.clear();
    this.queue.clear();
    this.edited = edited;
    this.editedFrom = 0;
    this.editedTo = 0;
    this.groupEnd = 0;
    this.knowsMoved = false;
    this.isPartial = false;
    this.isOpen = false;
  }

  /** Adds row `row` of an index, cut down to the category's slots [low, high). */
  add(index: SlotIndex, row: number, low: number, high: number, check: 0 | 1): void {
    this.lists.add(index, row, low, high, check);
  }

  /** Adds slots low … high − 1 of the row of everyone, all to check. */
  addEveryone(everySlot: Int32Array, low: number, high: number): void {
    this.lists.addList(everySlot, low, high, 1);
  }

  /** The next slot in walking order. */
  next(): number {
    for (;;) {
      const weighted = this.order.weighted && this.isOpen;
      const slot = weighted ? this.classes.peek() : this.lists.peek(this.groupEnd);
      if (slot >= 0 && (this.queue.isEmpty || this.standsBefore(slot))) {
        return weighted ? this.classes.take() : this.lists.take();
      }
      if (slot < 0 && !this.knowsMoved && this.lists.passed > 0) {
        this.knowsMoved = true;
        this.fillQueue();
      }
      if (!this.queue.isEmpty) return this.takeQueued();
      if (!this.enterGroup()) return -1;
    }
  }

  private standsBefore(slot: number): boolean {
    const { queue, order } = this;
    return order.before(order.keyOf(slot), slot, queue.key, queue.entry >> 1);
  }

  private takeQueued(): number {
    const { queue, order } = this;
    const { key } = queue;
    const entry = queue.take();
    order.noteTaken(key, entry >> 1);
    if (queue.isEmpty && this.isPartial) this.queueRest();
    return entry;
  }

  /** Enters the group of the lowest base slot, or of the first edited one where that ranks before. */
  private enterGroup(): boolean {
    const { columns, lists, order, edited } = this;
    const base = lists.lowest();
    let first = base;
    this.editedFrom = this.editedTo;
    if (this.editedFrom < edited.length) {
      const slot = edited[this.editedFrom] ?? 0;
      if (base < 0 || this.compareRanks(slot, base) < 0) first = slot;
    }
    if (first < 0) return false;
    order.enter(this.stages[stageOf(columns, first)]);
    while (this.editedTo < edited.length && this.isOfGroup(edited[this.editedTo] ?? 0, first))
      this.editedTo++;
    const hasBase = base >= 0 && this.isOfGroup(base, first);
    this.groupEnd = hasBase && !order.weighted ? (columns.records[base * STRIDE + AT_GROUP_END] ?? 0) : 0;
    if (order.weighted) this.classes.enter(lists, columns.major[first] ?? 0);
    lists.enterGroup();
    this.isOpen = true;
    this.isPartial = false;
    this.knowsMoved = order.weighted;
    if (this.knowsMoved || this.editedFrom < this.editedTo) this.fillQueue();
    return true;
  }

  private compareRanks(a: number, b: number): number {
    const { major, minor } = this.columns;
    return (major[a] ?? 0) - (major[b] ?? 0) || (minor[a] ?? 0) - (minor[b] ?? 0);
  }

  /** Weights do not part a stage's contracts: they are walked as one group of several classes. */
  private isOfGroup(slot: number, first: number): boolean {
    const { major, minor } = this.columns;
    return major[slot] === major[first] && (this.order.weighted || minor[slot] === minor[first]);
  }

  /** Queues the first of the slots that do not stand where their number says. */
  private fillQueue(): void {
    const { queue, order } = this;
    queue.clear();
    if (order.weighted) this.classes.offerMoved(queue);
    else if (this.knowsMoved) this.lists.offerMoved(this.groupEnd, order, queue);
    for (let i = this.editedFrom; i < this.editedTo; i++) {
      const slot = this.edited[i] ?? 0;
      const key = order.keyOf(slot);
      if (order.isLeft(key, slot)) queue.offer(key, slot * 2 + 1);
    }
    this.isPartial = queue.overflowed;
  }

  /** Queues all of them that were not taken. */
  private queueRest(): void {
    const { queue, order } = this;
    queue.reserve(queue.offered);
    if (order.weighted) this.classes.putMoved(queue);
    else if (this.knowsMoved) this.lists.putMoved(this.groupEnd, order, queue);
    for (let i = this.editedFrom; i < this.editedTo; i++) {
      const slot = this.edited[i] ?? 0;
      const key = order.keyOf(slot);
      if (order.isLeft(key, slot)) queue.put(key, slot * 2 + 1);
    }
    queue.order();
    this.isPartial = false;
  }

  /** The slots not yet walked, groups in order but each in no order: cheap. `next` must not be called after it. */
  nextLoose(): number {
    const { lists, order } = this;
    if (this.isOpen) {
      const entry = order.weighted ? this.classes.nextLoose() : lists.nextLoose(order, this.groupEnd);
      if (entry >= 0) return entry;
      for (; this.editedFrom < this.editedTo; this.editedFrom++) {
        const slot = this.edited[this.editedFrom] ?? 0;
        if (order.isLeft(order.keyOf(slot), slot)) {
          this.editedFrom++;
          return slot * 2 + 1;
        }
      }
      lists.leaveGroup(this.groupEnd);
      this.isOpen = false;
    }
    const base = lists.lowest();
    const slot = this.edited[this.editedTo] ?? -1;
    if (slot >= 0 && (base < 0 || this.compareRanks(slot, base) <= 0)) {
      this.editedTo++;
      return slot * 2 + 1;
    }
    return base < 0 ? -1 : lists.take();
  }
}
