import type { GroupOrder } from "./group-order";
import { NO_SLOT, SlotLists } from "./slot-lists";
import type { SlotQueue } from "./slot-queue";
import { AT_GROUP_END, type SlotColumns, STRIDE } from "./snapshot";

/** Weights told apart; the slots of all others are sorted per lead. */
const MAX_CLASSES = 24;
/** Of each class few are wanted. */
const READS_AHEAD = 8;

/**
 * The base slots of a stage that goes by weights. Every sale shifts the contracts of one weight against those of another, but
 * within a weight the order stays as numbered: each class is walked like a group, and the first of all heads comes first.
 */
export class WeightClasses {
  private count = 0;
  private readonly classes: SlotLists[];
  /** Per class its first slot that was not moved, NO_SLOT where there is none, and its key. */
  private readonly heads = new Int32Array(MAX_CLASSES);
  private readonly keys = new Float64Array(MAX_CLASSES);
  private first = -1;

  constructor(
    private readonly columns: SlotColumns,
    private readonly order: GroupOrder,
    queue: SlotQueue,
  ) {
    this.classes = Array.from(
      { length: MAX_CLASSES },
      () => new SlotLists(columns, order, queue, READS_AHEAD),
    );
  }

  /** Takes the slots of a stage's phase out of the lists, which stand at the first of them. */
  enter(lists: SlotLists, major: number, isNumbered: boolean): void {
    const { columns } = this;
    this.count = 0;
    for (let slot = lists.lowest(); columns.major[slot] === major; slot = lists.lowest()) {
      const one = this.classes[this.count++];
      if (!one) break;
      one.isNumbered = isNumbered && this.count < MAX_CLASSES;
      const limit = one.isNumbered
        ? (columns.records[slot * STRIDE + AT_GROUP_END] ?? 0)
        : lists.endOf(major);
      lists.split(limit, one);
    }
    for (let c = 0; c < this.count; c++) this.findHead(c);
    this.findFirst();
  }

  private findHead(c: number): void {
    const slot = this.classes[c]?.peek() ?? NO_SLOT;
    this.heads[c] = slot;
    this.keys[c] = slot === NO_SLOT ? Number.POSITIVE_INFINITY : this.order.keyOf(slot);
  }

  private findFirst(): void {
    let first = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let c = 0; c < this.count; c++) {
      const key = this.keys[c] ?? 0;
      const slot = this.heads[c] ?? NO_SLOT;
      if (slot === NO_SLOT || key > least) continue;
      if (key === least && first >= 0 && !this.order.tieBefore(slot, this.heads[first] ?? 0)) continue;
      first = c;
      least = key;
    }
    this.first = first;
  }

  /** The first slot that was not moved, or NO_SLOT. */
  peek(): number {
    return this.heads[this.first] ?? NO_SLOT;
  }

  take(): number {
    const entry = this.classes[this.first]?.take() ?? -1;
    this.findHead(this.first);
    this.findFirst();
    return entry;
  }

  /** What was not walked, in no order; −1: no more. */
  takeAny(): number {
    for (; this.count > 0; this.count--) {
      const one = this.classes[this.count - 1];
      if (one && one.lowest() !== NO_SLOT) return one.take();
    }
    return -1;
  }
}
