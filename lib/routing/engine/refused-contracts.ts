import { IntList } from "./int-list";
import { AT_NUMBER, STRIDE } from "./slot-record";
import type { SlotColumns } from "./snapshot";

/**
 * The contracts that one lead was refused by wholly, so that their other slots are not listed again. One bit each, at the
 * contract's number: all bits of 100,000 contracts stay in the processor's nearest cache.
 */
export class RefusedContracts {
  /** As many as the highest number that was added needs. */
  private bits = new Int32Array(64);
  private readonly marked = new IntList();

  constructor(private readonly columns: SlotColumns) {}

  /** Begins with the next lead. */
  clear(): void {
    const { bits, marked } = this;
    for (let i = 0; i < marked.length; i++) bits[(marked.values[i] ?? 0) >> 5] = 0;
    marked.length = 0;
  }

  /** Adds the contract of a slot. */
  add(slot: number): void {
    const number = this.columns.records[slot * STRIDE + AT_NUMBER] ?? 0;
    const at = number >> 5;
    if (at >= this.bits.length) this.grow(at);
    this.bits[at] = (this.bits[at] ?? 0) | (1 << (number & 31));
    this.marked.push(number);
  }

  private grow(at: number): void {
    const bits = new Int32Array(at * 2);
    bits.set(this.bits);
    this.bits = bits;
  }

  has(slot: number): boolean {
    const number = this.columns.records[slot * STRIDE + AT_NUMBER] ?? 0;
    return (((this.bits[number >> 5] ?? 0) >>> (number & 31)) & 1) !== 0;
  }
}
