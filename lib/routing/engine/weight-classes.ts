import type { GroupOrder } from "./group-order";
import { SlotLists } from "./slot-lists";
import type { SlotQueue } from "./slot-queue";
import { NO_SLOT } from "./slot-ranges";
import type { SlotColumns } from "./snapshot";

/** Weights told apart; the slots of all others are sorted per lead. */
const MAX_CLASSES = 24;
/** Of each weight few slots are wanted. */
const NEAR_CHUNK = 8;
const NEVER = Number.POSITIVE_INFINITY;

/**
 * The base slots of a stage that goes by weights. Every sale shifts the contracts of one weight against those of another, but
 * within a weight the order stays as numbered: each class is walked like a group, and the first of all heads comes first.
 * Classes are numbered by weight, the largest first, and opened one after the other: none can have a slot that comes before
 * one that was not served today.
 */
export class WeightClasses {
  /** The key of the first slot that was not moved. */
  key = NEVER;
  /** That slot, its class, and the least key of the other classes. */
  private head = NO_SLOT;
  private first = 0;
  private nextKey = NEVER;
  /** Classes opened, and per class its share, its first slot that was not moved (or NO_SLOT) and the slot's key. */
  private count = 0;
  private readonly classes: SlotLists[];
  private readonly shares = new Float64Array(MAX_CLASSES);
  private readonly heads = new Int32Array(MAX_CLASSES);
  private readonly keys = new Float64Array(MAX_CLASSES);
  /** What is not opened, slots of one phase, and the least key that they can have. */
  private rest: SlotLists;
  private major = 0;
  private isNumbered = false;
  private restKey = NEVER;

  constructor(
    private readonly columns: SlotColumns,
    private readonly order: GroupOrder,
    private readonly queue: SlotQueue,
  ) {
    this.classes = Array.from(
      { length: MAX_CLASSES },
      () => new SlotLists(columns, order, queue, NEAR_CHUNK),
    );
    this.rest = new SlotLists(columns, order, queue, NEAR_CHUNK);
  }

  /** Takes the slots of a stage's phase out of the lists as they are wanted. */
  enter(lists: SlotLists, major: number, isNumbered: boolean): void {
    this.rest = lists;
    this.major = major;
    this.isNumbered = isNumbered;
    this.count = 0;
    this.findFirst();
    this.lookAtRest();
  }

  private lookAtRest(): void {
    const slot = this.rest.first();
    this.restKey = this.columns.major[slot] === this.major ? -this.order.shareOf(slot) : NEVER;
  }

  private open(): void {
    const { columns, rest } = this;
    const c = this.count++;
    const first = rest.first();
    this.shares[c] = this.order.shareOf(first);
    const isClass = this.isNumbered && this.count < MAX_CLASSES;
    const end = columns.groupEnd[first] ?? 0;
    const one = this.classes[c];
    if (one) one.share = isClass ? (this.shares[c] ?? 0) : Number.NaN;
    this.split(c, isClass ? end : this.endOfPhase(), isClass ? 0 : 1);
    this.findHead(c);
    this.findFirst();
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
    one.far = this.rest.far;
    this.rest.ranges.split(end, one.ranges);
    one.read();
    this.lookAtRest();
  }

  private findHead(c: number): void {
    const one = this.classes[c];
    one?.queueMoved(NO_SLOT);
    const slot = one?.lowest() ?? NO_SLOT;
    this.heads[c] = slot;
    this.keys[c] = slot === NO_SLOT ? NEVER : this.order.keyAbove(this.shares[c] ?? 0, slot);
  }

  private findFirst(): void {
    this.head = NO_SLOT;
    this.key = NEVER;
    this.nextKey = NEVER;
    for (let c = 0; c < this.count; c++) {
      const key = this.keys[c] ?? 0;
      const slot = this.heads[c] ?? NO_SLOT;
      if (slot === NO_SLOT) continue;
      if (key > this.key || (key === this.key && !this.order.tieBefore(slot, this.head))) {
        this.nextKey = Math.min(this.nextKey, key);
        continue;
      }
      this.nextKey = this.key;
      this.first = c;
      this.head = slot;
      this.key = key;
    }
  }

  /** The first slot that was not moved, or NO_SLOT. */
  peek(): number {
    while (this.restKey < NEVER && this.restKey <= this.key && this.restKey <= this.queue.key) this.open();
    return this.head;
  }

  /** Steps over the slot that `peek` gave; its entry. */
  take(): number {
    const { first } = this;
    const entry = this.classes[first]?.take() ?? -1;
    this.findHead(first);
    const key = this.keys[first] ?? NEVER;
    // Slots of one weight that were served as often come one after the other.
    if (key >= this.nextKey) this.findFirst();
    else {
      this.head = this.heads[first] ?? NO_SLOT;
      this.key = key;
    }
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
      if (this.restKey === NEVER) return -1;
      this.openRest();
    }
  }
}
