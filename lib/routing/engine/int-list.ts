/** From so many numbers on they are kept beside the heap. */
const LARGE = 65_536;

/**
 * Zeros. Many of them in a shared buffer, though nobody shares it: a hundred megabytes of ordinary ones make V8 collect all its
 * garbage at once, twice in the middle of a build, a fifth of its time. It goes with its last reader all the same.
 */
export function createInts(length: number): Int32Array {
  return length < LARGE ? new Int32Array(length) : new Int32Array(new SharedArrayBuffer(length * 4));
}

/** A list of whole numbers that grows in one buffer: 100,000 small arrays would keep the garbage collector busy. */
export class IntList {
  values: Int32Array;
  length = 0;

  constructor(capacity = 1024) {
    this.values = createInts(capacity);
  }

  /** Makes room for n more numbers. */
  reserve(n: number): void {
    if (this.length + n <= this.values.length) return;
    const grown = createInts(Math.max(this.length + n, this.values.length * 2));
    grown.set(this.values.subarray(0, this.length));
    this.values = grown;
  }

  at(index: number): number {
    return this.values[index] ?? 0;
  }

  push(value: number): void {
    if (this.length === this.values.length) this.reserve(1);
    this.values[this.length++] = value;
  }

  /** Appends the first `count` of `from`. */
  append(from: ArrayLike<number>, count: number): void {
    this.reserve(count);
    const { values, length } = this;
    for (let i = 0; i < count; i++) values[length + i] = from[i] ?? 0;
    this.length += count;
  }
}
