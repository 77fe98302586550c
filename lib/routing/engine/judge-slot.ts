import { VERDICT_CODES } from "@/lib/routing/verdict";
import type { LeadValues } from "./compile-filters";
import {
  AT_FILTER,
  AT_TERMS,
  BELOW_MINIMUM,
  BLOCKED,
  blockOf,
  FILTERED,
  flagsOf,
  HOURS,
  minuteOf,
  PAUSED,
  SOURCES,
  STRIDE,
  SUSPENDED,
} from "./slot-record";
import type { Snapshot } from "./snapshot";

const { account_suspended, below_minimum_price, budget_day, insufficient_funds, paused, source_excluded } =
  VERDICT_CODES;

/** Why a slot may not get the lead, or 0. Reasons in a fixed order, the cheap ones first; its place is asked elsewhere. */
export function judgeSlot(
  { columns, rules, leadSequence }: Snapshot,
  slot: number,
  values: LeadValues,
  sourceId: string,
  nowMs: number,
): number {
  const { records } = columns;
  const at = slot * STRIDE;
  const flags = flagsOf(columns, slot);
  if (flags === 0) return 0;
  if (flags & PAUSED) return paused;
  if (flags & SUSPENDED) return account_suspended;
  const terms =
    flags & (SOURCES | HOURS)
      ? rules.askTerms(records[at + AT_TERMS] ?? 0, leadSequence, sourceId, nowMs)
      : 0;
  if (terms === source_excluded) return terms;
  if (flags & FILTERED) {
    const code = rules.askFilter(records[at + AT_FILTER] ?? 0, leadSequence, values);
    if (code !== 0) return code;
  }
  if (terms !== 0) return terms;
  const blocked = flags & BLOCKED ? blockOf(columns, slot, minuteOf(nowMs)) : 0;
  if (blocked !== 0 && blocked !== insufficient_funds) return blocked;
  return flags & BELOW_MINIMUM ? below_minimum_price : blocked;
}

/** Whether a verdict holds for the whole contract, whatever the mode and its price. */
export function isContractWide(code: number): boolean {
  return (
    code !== below_minimum_price &&
    code !== insufficient_funds &&
    (code < budget_day || code > budget_day + 3)
  );
}
