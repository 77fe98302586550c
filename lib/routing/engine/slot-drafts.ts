import { MODE_SHARED } from "@/lib/routing/verdict";
import { IntList } from "./int-list";
import type { SlotRank } from "./snapshot";
import type { ContractSpec } from "./types";

/** What rounding leaves of a key, and the draft's number, must fit into 53 bits together. */
const BITS = 53;

/**
 * The slots of all contracts before they are numbered, column by column: objects that live until the end of a build would be
 * most of its work.
 */
export class SlotDrafts {
  /** Position of the contract in the input, stage × 2 + (1 where shared), price. */
  readonly spec = new IntList();
  readonly way = new IntList();
  readonly price = new IntList();
  private readonly group = new IntList();
  private readonly groups: { readonly major: number; readonly minor: number; readonly weighted: boolean }[] =
    [];
  private readonly groupNumbers: Map<number, number>[] = [];
  private highestPrice = 0;

  constructor(private readonly contracts: readonly ContractSpec[]) {}

  get count(): number {
    return this.spec.length;
  }

  add(spec: number, rank: SlotRank): void {
    this.spec.push(spec);
    this.way.push(rank.stage * 2 + (rank.mode === MODE_SHARED ? 1 : 0));
    this.price.push(rank.price);
    this.group.push(this.groupNumber(rank));
    if (rank.price > this.highestPrice) this.highestPrice = rank.price;
  }

  private groupNumber({ major, minor, weighted }: SlotRank): number {
    this.groupNumbers[major] ??= new Map();
    const numbers = this.groupNumbers[major];
    const known = numbers.get(minor);
    if (known !== undefined) return known;
    const number = this.groups.push({ major, minor, weighted }) - 1;
    numbers.set(minor, number);
    return number;
  }

  /** The drafts in the order that their slots are numbered in: by rank, then as `GroupOrder` has them. */
  order(): Int32Array {
    const order = new Int32Array(this.count);
    const starts = new Int32Array(this.groups.length + 1);
    const byRank = this.groups
      .map((_, g) => g)
      .sort((a, b) => {
        const left = this.groups[a];
        const right = this.groups[b];
        return left && right ? left.major - right.major || left.minor - right.minor : 0;
      });
    const sizes = new Int32Array(this.groups.length);
    for (let d = 0; d < this.count; d++) sizes[this.group.at(d)] = (sizes[this.group.at(d)] ?? 0) + 1;
    let start = 0;
    for (const g of byRank) {
      starts[g] = start;
      start += sizes[g] ?? 0;
    }
    const next = starts.slice();
    for (let d = 0; d < this.count; d++) {
      const g = this.group.at(d);
      order[next[g] ?? 0] = d;
      next[g] = (next[g] ?? 0) + 1;
    }
    for (const g of byRank) {
      const from = starts[g] ?? 0;
      this.orderGroup(order.subarray(from, from + (sizes[g] ?? 0)), this.groups[g]?.weighted ?? false);
    }
    return order;
  }

  /** Sorts by a rounded key, for which numbers alone are enough, then those that it leaves equal. */
  private orderGroup(drafts: Int32Array, weighted: boolean): void {
    const size = 2 ** Math.max(1, Math.ceil(Math.log2(this.count + 1)));
    const keys = new Float64Array(drafts.length);
    for (let i = 0; i < keys.length; i++) keys[i] = this.keyOf(drafts[i] ?? 0, weighted);
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const key of keys) {
      if (key < low) low = key;
      if (key > high) high = key;
    }
    const scale = high > low ? (2 ** BITS / size - 1) / (high - low) : 0;
    for (let i = 0; i < keys.length; i++) {
      keys[i] = Math.floor(((keys[i] ?? 0) - low) * scale) * size + (drafts[i] ?? 0);
    }
    keys.sort();
    let run = 0;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] ?? 0;
      drafts[i] = key % size;
      const isEnd = i + 1 === keys.length || Math.floor((keys[i + 1] ?? 0) / size) !== Math.floor(key / size);
      if (!isEnd) continue;
      if (i > run) drafts.subarray(run, i + 1).sort((a, b) => this.compare(a, b, weighted));
      run = i + 1;
    }
  }

  private keyOf(draft: number, weighted: boolean): number {
    const spec = this.contracts[this.spec.at(draft)];
    if (!weighted) return spec?.lastServedAtMs ?? 0;
    return (spec?.servedToday ?? 0) * (this.highestPrice + 1) + this.highestPrice - this.price.at(draft);
  }

  private compare(a: number, b: number, weighted: boolean): number {
    const left = this.contracts[this.spec.at(a)];
    const right = this.contracts[this.spec.at(b)];
    if (!left || !right) return 0;
    const byPrice = this.price.at(b) - this.price.at(a);
    return (
      (weighted ? left.servedToday - right.servedToday || byPrice : 0) ||
      (left.lastServedAtMs ?? 0) - (right.lastServedAtMs ?? 0) ||
      byPrice ||
      left.createdAtMs - right.createdAtMs ||
      left.number - right.number ||
      (this.way.at(a) & 1) - (this.way.at(b) & 1)
    );
  }
}
