import { MODE_EXCLUSIVE } from "@/lib/routing/verdict";
import type { Candidate } from "./types";

/**
 * Which candidates get the lead if none is refused: the same walk as the sale's. An exclusive candidate wins only while
 * nothing is sold, and ends it; shared ones take places up to the lead's and the stage's maximum; one sale per buyer.
 */
export function predictSales(candidates: readonly Candidate[], maxShares: number): number[] {
  const sold: number[] = [];
  for (let i = 0; i < candidates.length && sold.length < maxShares; i++) {
    const candidate = candidates[i];
    if (!candidate) continue;
    if (candidate.mode === MODE_EXCLUSIVE) {
      if (sold.length > 0) continue;
      return [i];
    }
    let inStage = 0;
    let sameBuyer = false;
    for (const winner of sold) {
      const other = candidates[winner];
      if (other?.stagePosition === candidate.stagePosition) inStage++;
      if (other?.buyerId === candidate.buyerId) sameBuyer = true;
    }
    if (!sameBuyer && (candidate.stageMaxSales === null || inStage < candidate.stageMaxSales)) sold.push(i);
  }
  return sold;
}
