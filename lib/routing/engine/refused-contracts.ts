import { IntList } from "./int-list";
import { AT_FIRST, STRIDE } from "./slot-record";
import type { SlotColumns } from "./snapshot";

/**
 * The contracts that one lead was refused by wholly, so that their other slots are not listed again. One bit each, at the
 * contract's first slot: all bits of 100,000 contracts stay in the processor's nearest cache.
 */
export class RefusedContracts {
  private readonly bits: Int32Array;
  private readonly marked = new IntList();

  constructor(private readonly columns: SlotColumns) {
    this.bits = new Int32Array((columns.contract.length >> 5) + 1);
  }

  /** Begins with the next lead. */
  clear(): void {
    const { bits, marked } = this;
    for (let i = 0; i < marked.length; i++) bits[(marked.values[i] ?? 0) >> 5] = 0;
    marked.length = 0;
  }

  /** Adds the contract of a slot. */
  add(slot: number): void {
    const first = this.columns.records[slot * STRIDE + AT_FIRST] ?? 0;
    this.bits[first >> 5] = (this.bits[first >> 5] ?? 0) | (1 << (first & 31));
    this.marked.push(first);
  }

  has(slot: number): boolean {
    const first = this.columns.records[slot * STRIDE + AT_FIRST] ?? 0;
    return (((this.bits[first >> 5] ?? 0) >>> (first & 31)) & 1) !== 0;
  }
}
