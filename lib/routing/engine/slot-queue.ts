import type { GroupOrder } from "./group-order";

/** A heap of entries (`slot * 2 + check`) of one group, in its order. Used again and again. */
export class SlotQueue {
  size = 0;
  private keys = new Float64Array(256);
  private entries = new Int32Array(256);

  constructor(private readonly order: GroupOrder) {}

  /** The key that comes first; infinite where the queue is empty. */
  get key(): number {
    return this.size > 0 ? (this.keys[0] ?? 0) : Number.POSITIVE_INFINITY;
  }
  /** The entry that comes first; the queue must not be empty. */
  get entry(): number {
    return this.entries[0] ?? -1;
  }

  push(key: number, entry: number): void {
    if (this.size === this.entries.length) this.grow();
    const { keys, entries } = this;
    let i = this.size++;
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
    const top = this.entries[0] ?? -1;
    const n = --this.size;
    if (n > 0) this.sink(this.entries[n] ?? 0, this.keys[n] ?? 0);
    return top;
  }

  /** Takes some entry, the cheapest to take. */
  popAny(): number {
    return this.entries[--this.size] ?? -1;
  }

  /** Lets an entry sink from the top to its place. */
  private sink(entry: number, key: number): void {
    const { entries, keys, size } = this;
    let i = 0;
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
