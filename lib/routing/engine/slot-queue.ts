import type { GroupOrder } from "./group-order";

/** Taken one by one, before the others are put in order. */
const FEW = 4;

/**
 * Entries (`slot * 2 + check`) of one group, the first one of its order in reach. Used again and again. Most are never taken:
 * until one is, they lie as they came and only the first is known; then they become a heap.
 */
export class SlotQueue {
  size = 0;
  /** The key that comes first, infinite where the queue is empty, and its entry. */
  key = Number.POSITIVE_INFINITY;
  entry = -1;
  private keys = new Float64Array(256);
  private entries = new Int32Array(256);
  private isHeap = false;
  /** Before it is a heap: where the first one lies, and how many were taken. */
  private first = 0;
  private taken = 0;

  constructor(private readonly order: Pick<GroupOrder, "tieBefore">) {}

  clear(): void {
    this.size = 0;
    this.key = Number.POSITIVE_INFINITY;
    this.isHeap = false;
    this.taken = 0;
  }

  push(key: number, entry: number): void {
    if (this.size === this.entries.length) this.grow();
    const { keys, entries } = this;
    const i = this.size++;
    if (this.isHeap) this.rise(i, entry, key);
    else {
      keys[i] = key;
      entries[i] = entry;
    }
    if (key < this.key || (key === this.key && this.order.tieBefore(entry >> 1, this.entry >> 1))) {
      this.key = key;
      this.entry = entry;
      this.first = i;
    }
  }

  /** Lets an entry rise from a free place to its own. */
  private rise(from: number, entry: number, key: number): void {
    const { keys, entries } = this;
    let i = from;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const other = keys[parent] ?? 0;
      if (other < key || !this.before(key, entry, other, entries[parent] ?? 0)) break;
      keys[i] = other;
      entries[i] = entries[parent] ?? 0;
      i = parent;
    }
    keys[i] = key;
    entries[i] = entry;
  }

  /** Adds an entry in no order: nothing but `popAny` may follow. */
  append(entry: number): void {
    if (this.size === this.entries.length) this.grow();
    this.entries[this.size++] = entry;
  }

  private grow(): void {
    const keys = new Float64Array(this.size * 2);
    keys.set(this.keys);
    this.keys = keys;
    const entries = new Int32Array(this.size * 2);
    entries.set(this.entries);
    this.entries = entries;
  }

  /** Takes the first entry. */
  pop(): number {
    if (!this.isHeap && this.taken++ === FEW) this.becomeHeap();
    const { keys, entries, entry } = this;
    const n = --this.size;
    if (n === 0) this.clear();
    else if (this.isHeap) {
      this.sink(0, entries[n] ?? 0, keys[n] ?? 0);
      this.key = keys[0] ?? 0;
      this.entry = entries[0] ?? 0;
    } else {
      keys[this.first] = keys[n] ?? 0;
      entries[this.first] = entries[n] ?? 0;
      this.findFirst();
    }
    return entry;
  }

  private findFirst(): void {
    const { keys, entries, size } = this;
    let first = 0;
    let key = keys[0] ?? 0;
    for (let i = 1; i < size; i++) {
      const other = keys[i] ?? 0;
      if (
        other > key ||
        (other === key && !this.order.tieBefore((entries[i] ?? 0) >> 1, (entries[first] ?? 0) >> 1))
      )
        continue;
      first = i;
      key = other;
    }
    this.first = first;
    this.key = key;
    this.entry = entries[first] ?? 0;
  }

  private becomeHeap(): void {
    this.isHeap = true;
    for (let i = (this.size >> 1) - 1; i >= 0; i--) this.sink(i, this.entries[i] ?? 0, this.keys[i] ?? 0);
  }

  /** Takes some entry, the cheapest to take. */
  popAny(): number {
    return this.entries[--this.size] ?? -1;
  }

  /** Lets an entry sink from a place to its own. */
  private sink(from: number, entry: number, key: number): void {
    const { entries, keys, size } = this;
    let i = from;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= size) break;
      let childKey = keys[child] ?? 0;
      if (child + 1 < size) {
        const rightKey = keys[child + 1] ?? 0;
        if (this.before(rightKey, entries[child + 1] ?? 0, childKey, entries[child] ?? 0)) {
          child++;
          childKey = rightKey;
        }
      }
      if (this.before(key, entry, childKey, entries[child] ?? 0)) break;
      entries[i] = entries[child] ?? 0;
      keys[i] = childKey;
      i = child;
    }
    entries[i] = entry;
    keys[i] = key;
  }

  private before(keyA: number, a: number, keyB: number, b: number): boolean {
    return keyA < keyB || (keyA === keyB && this.order.tieBefore(a >> 1, b >> 1));
  }
}
