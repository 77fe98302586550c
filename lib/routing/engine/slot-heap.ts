/** A binary heap of entries (`slot * 2 + check`) by key, ties by `tieBefore(slotA, slotB)`. Used again and again. */
export class SlotHeap {
  size = 0;
  private entries = new Int32Array(256);
  private keys = new Float64Array(256);

  constructor(private readonly tieBefore: (a: number, b: number) => boolean) {}

  /** Empties the heap and makes room for n entries. */
  reserve(n: number): void {
    this.size = 0;
    if (this.entries.length >= n) return;
    this.entries = new Int32Array(n * 2);
    this.keys = new Float64Array(n * 2);
  }

  /** Adds an entry without ordering; call `order` after the last one. */
  put(key: number, entry: number): void {
    this.entries[this.size] = entry;
    this.keys[this.size++] = key;
  }

  order(): void {
    for (let i = (this.size >> 1) - 1; i >= 0; i--) this.sink(i, this.entries[i] ?? 0, this.keys[i] ?? 0);
  }

  /** Takes the first entry. */
  pop(): number {
    const top = this.entries[0] ?? -1;
    const n = --this.size;
    if (n > 0) this.sink(0, this.entries[n] ?? 0, this.keys[n] ?? 0);
    return top;
  }

  /** Takes some entry, the cheapest to take. */
  popAny(): number {
    return this.entries[--this.size] ?? -1;
  }

  /** Lets an entry sink from position `start` to its place. */
  private sink(start: number, entry: number, key: number): void {
    const { entries, keys, size } = this;
    let i = start;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= size) break;
      let childKey = keys[child] ?? 0;
      if (child + 1 < size) {
        const rightKey = keys[child + 1] ?? 0;
        const tie = rightKey === childKey;
        if (
          rightKey < childKey ||
          (tie && this.tieBefore((entries[child + 1] ?? 0) >> 1, (entries[child] ?? 0) >> 1))
        ) {
          child++;
          childKey = rightKey;
        }
      }
      if (key < childKey || (key === childKey && this.tieBefore(entry >> 1, (entries[child] ?? 0) >> 1)))
        break;
      entries[i] = entries[child] ?? 0;
      keys[i] = childKey;
      i = child;
    }
    entries[i] = entry;
    keys[i] = key;
  }
}
