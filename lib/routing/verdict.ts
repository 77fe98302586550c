/**
 * Verdicts of a decision as they are stored: why a contract did or did not get a lead.
 *
 * A decision is an int4[] of triples, one per contract considered, in the order considered:
 *   [contract number, stage position << 16 | mode << 12 | code, price in minor units]
 * mode: 0 none, 1 exclusive, 2 shared. code: the table below; 256 + n is `filter:<field with number n>`.
 * The engine writes the triples, `sell` in SQL overwrites the code of each candidate it walked with what really happened.
 * Numbers are for ever: stored decisions hold them. The SQL kernel names the same numbers.
 */
export const VERDICT_CODES = {
  sold: 0,
  not_reached: 1,
  sold_out: 2,
  outbid: 3,
  paused: 4,
  account_suspended: 5,
  source_excluded: 6,
  outside_territory: 7,
  outside_hours: 9,
  cap_day: 10,
  cap_week: 11,
  cap_month: 12,
  cap_total: 13,
  budget_day: 14,
  budget_week: 15,
  budget_month: 16,
  budget_total: 17,
  has_this_person: 18,
  below_minimum_price: 19,
  insufficient_funds: 20,
  ping_rejected: 21,
  ping_timeout: 22,
} as const;

export type VerdictCode = keyof typeof VERDICT_CODES;
export const FILTER_CODE_BASE = 256;

export const MODE_EXCLUSIVE = 1;
export const MODE_SHARED = 2;

/** Packs the second number of a triple. `stage` is the stage's position in its category, from 0. */
export function packVerdict(stage: number, mode: number, code: number): number {
  return (stage << 16) | (mode << 12) | code;
}
