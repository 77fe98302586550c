import type { GroupOrder } from "./group-order";

/** Kept of what is offered: enough for the places and the lookahead of most leads. */
const KEPT = 16;
/** Runs of this length are sorted by insertion before they are merged. */
const RUN = 8;

/**
 * Entries (`slot * 2 + check`) of one group in its order. Most leads want the first few of hundreds: `offer` keeps only
 * those, in one pass. Who wants more gives all the others with `put` and has them sorted by `order`.
 */
export class SlotQueue {
  /** Offered since `clear`, and the key that an entry must not exceed to be among the first. */
  offered = 0;
  worst = Number.POSITIVE_INFINITY;
  private keys = new Float64Array(256);
  private entries = new Int32Array(256);
  private otherKeys = new Float64Array(256);
  private otherEntries = new Int32Array(256);
  private from = 0;
  private to = 0;

  constructor(private readonly rank: GroupOrder) {}

  clear(): void {
    this.offered = 0;
    this.worst = Number.POSITIVE_INFINITY;
    this.from = 0;
    this.to = 0;
  }

  get overflowed(): boolean {
    return this.offered > KEPT;
  }

  get isEmpty(): boolean {
    return this.from === this.to;
  }

  /** Of the first entry; the queue must not be empty. */
  get key(): number {
    return this.keys[this.from] ?? 0;
  }
  get entry(): number {
    return this.entries[this.from] ?? -1;
  }

  take(): number {
    return this.entries[this.from++] ?? -1;
  }

  offer(key: number, entry: number): void {
    const { keys, entries } = this;
    this.offered++;
    let i = this.to;
    if (i === KEPT) {
      i--;
      if (!this.rank.before(key, entry >> 1, keys[i] ?? 0, (entries[i] ?? 0) >> 1)) return;
    } else this.to++;
    sink(this.rank, keys, entries, 0, i, key, entry);
    if (this.to === KEPT) this.worst = keys[KEPT - 1] ?? 0;
  }

  /** Makes room for n entries and empties the queue. */
  reserve(n: number): void {
    this.clear();
    if (this.keys.length >= n) return;
    this.keys = new Float64Array(n * 2);
    this.entries = new Int32Array(n * 2);
    this.otherKeys = new Float64Array(n * 2);
    this.otherEntries = new Int32Array(n * 2);
  }

  put(key: number, entry: number): void {
    this.keys[this.to] = key;
    this.entries[this.to++] = entry;
  }

  /** Sorts what was put: runs by insertion, then merged. */
  order(): void {
    const n = this.to;
    for (let low = 0; low < n; low += RUN) {
      const high = Math.min(low + RUN, n);
      for (let i = low + 1; i < high; i++) {
        sink(this.rank, this.keys, this.entries, low, i, this.keys[i] ?? 0, this.entries[i] ?? 0);
      }
    }
    for (let width = RUN; width < n; width *= 2) {
      for (let low = 0; low < n; low += 2 * width) {
        this.merge(low, Math.min(low + width, n), Math.min(low + 2 * width, n));
      }
      [this.keys, this.otherKeys] = [this.otherKeys, this.keys];
      [this.entries, this.otherEntries] = [this.otherEntries, this.entries];
    }
  }

  private merge(low: number, middle: number, high: number): void {
    const { keys, entries, otherKeys, otherEntries, rank } = this;
    let left = low;
    let right = middle;
    for (let to = low; to < high; to++) {
      const keyLeft = keys[left] ?? 0;
      const keyRight = keys[right] ?? 0;
      let takeLeft = right >= high;
      if (!takeLeft && left < middle) {
        takeLeft =
          keyLeft === keyRight
            ? rank.tieBefore((entries[left] ?? 0) >> 1, (entries[right] ?? 0) >> 1)
            : keyLeft < keyRight;
      }
      otherKeys[to] = takeLeft ? keyLeft : keyRight;
      otherEntries[to] = (takeLeft ? entries[left++] : entries[right++]) ?? 0;
    }
  }
}

/** Puts an entry into the sorted part from … to − 1, which grows by one. */
function sink(
  rank: GroupOrder,
  keys: Float64Array,
  entries: Int32Array,
  from: number,
  to: number,
  key: number,
  entry: number,
): void {
  let i = to;
  for (; i > from; i--) {
    const other = keys[i - 1] ?? 0;
    if (other < key || (other === key && rank.tieBefore((entries[i - 1] ?? 0) >> 1, entry >> 1))) break;
    keys[i] = other;
    entries[i] = entries[i - 1] ?? 0;
  }
  keys[i] = key;
  entries[i] = entry;
}
