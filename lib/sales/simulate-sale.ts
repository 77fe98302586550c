import type { Candidate } from "@/lib/routing/engine/types";
import { MODE_EXCLUSIVE, VERDICT_CODES } from "@/lib/routing/verdict";

const { sold, not_reached, sold_out, outbid, has_this_person } = VERDICT_CODES;

/**
 * What the kernel would say of each candidate if no limit and no wallet stood in the way: its walk, step by step, without
 * the money. Codes in the candidates' order; null where a contract that sells either way has its place already.
 * @param bidStages Positions of stages by highest bid: who comes too late there was outbid.
 */
export function simulateSale(
  candidates: readonly Candidate[],
  maxShares: number,
  bidStages: ReadonlySet<number>,
): readonly (number | null)[] {
  const buyers = new Set<string>();
  const soldAt = new Set<number>();
  let taken = 0;
  let stage = -1;
  let inStage = 0;
  return candidates.map((candidate) => {
    const { mode, stagePosition, stageMaxSales, trailIndex, buyerId } = candidate;
    if (soldAt.has(trailIndex)) return null;
    if (stagePosition !== stage) [stage, inStage] = [stagePosition, 0];
    if (taken >= maxShares || (taken > 0 && mode === MODE_EXCLUSIVE)) {
      return bidStages.has(stagePosition) ? outbid : sold_out;
    }
    if (stageMaxSales !== null && inStage >= stageMaxSales) return not_reached;
    if (buyers.has(buyerId)) return has_this_person;
    taken = mode === MODE_EXCLUSIVE ? maxShares : taken + 1;
    inStage++;
    buyers.add(buyerId);
    soldAt.add(trailIndex);
    return sold;
  });
}
