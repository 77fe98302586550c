/** Funding status (a pure rule): does the money cover what the buyer's active contracts ask for? */
export const FUNDING_STATUSES = ["funded", "limited", "empty"] as const;
export type FundingStatus = (typeof FUNDING_STATUSES)[number];

/**
 * @param availableMinor Balance plus credit limit.
 * @param pricesMinor The dearest price of each active contract.
 * @returns funded: covers every contract; limited: some contract costs more; empty: covers none. Without contracts any
 *   money is enough and none is empty.
 */
export function fundingStatus(availableMinor: number, pricesMinor: readonly number[]): FundingStatus {
  if (pricesMinor.length === 0) return availableMinor > 0 ? "funded" : "empty";
  const covered = pricesMinor.filter((price) => price <= availableMinor).length;
  if (covered === 0) return "empty";
  return covered === pricesMinor.length ? "funded" : "limited";
}
