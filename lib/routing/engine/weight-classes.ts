import type { GroupOrder } from "./group-order";
import { SlotLists } from "./slot-lists";
import type { SlotQueue } from "./slot-queue";
import { NO_SLOT } from "./slot-ranges";
import { AT_GROUP_END, type SlotColumns, STRIDE } from "./snapshot";

/** Weights told apart; the slots of all others are sorted per lead. */
const MAX_CLASSES = 24;
/** Of each class few are wanted. */
const CHUNK = 8;

/**
 * The base slots of a stage that goes by weights. Every sale shifts the contracts of one weight against those of another, but
 * within a weight the order stays as numbered: each class is walked like a group, and the first of all heads comes first.
 * Classes are numbered by weight, the largest first, and opened one after the other: none can have a slot that comes before
 * the one that would be its first if it had not been served today.
 */
export class WeightClasses {
  /** Classes opened. */
  private count = 0;
  private readonly classes: SlotLists[];
  /** Per class its first slot that was not moved, NO_SLOT where there is none, and its key. */
  private readonly heads = new Int32Array(MAX_CLASSES);
  private readonly keys = new Float64Array(MAX_CLASSES);
  /** The class whose head comes first, that head and its key. */
  private first = 0;
  private head = NO_SLOT;
  private least = Number.POSITIVE_INFINITY;
  /** What is not opened: slots of one phase, and the least key that they can have. */
  private rest: SlotLists;
  private major = 0;
  private isNumbered = false;
  private leastKey = Number.POSITIVE_INFINITY;

  constructor(
    private readonly columns: SlotColumns,
    private readonly order: GroupOrder,
    private readonly queue: SlotQueue,
  ) {
    this.classes = Array.from({ length: MAX_CLASSES }, () => new SlotLists(columns, order, queue, CHUNK));
    this.rest = new SlotLists(columns, order, queue, CHUNK);
  }

  /** Takes the slots of a stage's phase out of the lists as they are wanted. */
  enter(lists: SlotLists, major: number, isNumbered: boolean): void {
    this.rest = lists;
    this.major = major;
    this.isNumbered = isNumbered;
    this.count = 0;
    this.findFirst();
    this.look();
  }

  private look(): void {
    const slot = this.rest.first();
    const isOfPhase = this.columns.major[slot] === this.major;
    this.leastKey = isOfPhase ? this.order.leastKeyOf(slot) : Number.POSITIVE_INFINITY;
  }

  private open(): void {
    const { columns, rest } = this;
    const c = this.count++;
    const isClass = this.isNumbered && this.count < MAX_CLASSES;
    const end = columns.records[rest.first() * STRIDE + AT_GROUP_END] ?? 0;
    this.split(c, isClass ? end : this.endOfPhase(), isClass ? 0 : 1);
    this.findHead(c);
  }

  /** Opens all that is left, for whoever asks for no order. */
  private openRest(): void {
    this.count = 1;
    this.split(0, this.endOfPhase(), 0);
  }

  private endOfPhase(): number {
    const { major } = this.columns;
    return this.rest.ranges.endOf((slot) => (major[slot] ?? 0) <= this.major);
  }

  private split(c: number, end: number, allMoved: 0 | 1): void {
    const one = this.classes[c];
    if (!one) return;
    one.clear();
    one.allMoved = allMoved;
    this.rest.ranges.split(end, one.ranges);
    one.read();
    this.look();
  }

  private findHead(c: number): void {
    const one = this.classes[c];
    one?.queueMoved(NO_SLOT);
    const slot = one?.lowest() ?? NO_SLOT;
    this.heads[c] = slot;
    this.keys[c] = slot === NO_SLOT ? Number.POSITIVE_INFINITY : this.order.keyOf(slot);
  }

  private findFirst(): void {
    this.head = NO_SLOT;
    this.least = Number.POSITIVE_INFINITY;
    for (let c = 0; c < this.count; c++) {
      const key = this.keys[c] ?? 0;
      const slot = this.heads[c] ?? NO_SLOT;
      if (slot === NO_SLOT || key > this.least) continue;
      if (key === this.least && !this.order.tieBefore(slot, this.head)) continue;
      this.first = c;
      this.head = slot;
      this.least = key;
    }
  }

  /** The first slot that was not moved, or NO_SLOT. */
  peek(): number {
    while (this.leastKey <= this.least && this.leastKey <= this.queue.key) {
      if (this.leastKey === Number.POSITIVE_INFINITY) break;
      this.open();
      this.findFirst();
    }
    return this.head;
  }

  /** Steps over the slot that `peek` gave; its entry. */
  take(): number {
    const entry = this.classes[this.first]?.take() ?? -1;
    this.findHead(this.first);
    this.findFirst();
    return entry;
  }

  /** What was not walked, in no order; −1: no more. */
  takeAny(): number {
    for (;;) {
      for (; this.count > 0; this.count--) {
        const one = this.classes[this.count - 1];
        if (one && one.lowest() !== NO_SLOT) return one.take();
        if (one?.queueMoved(NO_SLOT, true)) return this.queue.popAny();
      }
      if (this.leastKey === Number.POSITIVE_INFINITY) return -1;
      this.openRest();
    }
  }
}
