import { compareTies } from "./rank-slots";
import { priceAt } from "./slot-record";
import type { CompiledStage, SlotColumns } from "./snapshot";

/**
 * The order of a group's slots as sales have left it: a key, ascending, then ties. Where the stage goes by weights the key is
 * how far above its share a contract would stand; the lead at hand counts in the volume, so that the day's first one goes to
 * the largest share; whole numbers, so that equals are equal. Elsewhere the key is when the contract was served last.
 */
export class GroupOrder {
  weighted = false;
  private weightSum = 1;
  private nextVolume = 1;

  constructor(private readonly columns: SlotColumns) {}

  enter(stage: CompiledStage | undefined): void {
    this.weighted = stage?.spec.strategy === "weighted";
    this.weightSum = Math.max(1, stage?.weightSum ?? 1);
    this.nextVolume = (stage?.volume ?? 0) + 1;
  }

  keyOf(slot: number): number {
    return this.weighted ? this.keyAbove(this.shareOf(slot), slot) : (this.columns.lastServed[slot] ?? 0);
  }

  /** What slots of one weight have in common: their key is never less than minus their share. */
  shareOf(slot: number): number {
    return this.nextVolume * (this.columns.weight[slot] ?? 0);
  }

  keyAbove(share: number, slot: number): number {
    return (this.columns.servedToday[slot] ?? 0) * this.weightSum - share;
  }

  /** Whether `a` comes before `b`, their keys being equal. */
  tieBefore(a: number, b: number): boolean {
    const { columns } = this;
    if (this.weighted) {
      const { lastServed } = columns;
      const order = priceAt(columns, b) - priceAt(columns, a) || (lastServed[a] ?? 0) - (lastServed[b] ?? 0);
      if (order !== 0) return order < 0;
    }
    return compareTies(columns, a, b) < 0;
  }
}
