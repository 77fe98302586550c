import { VERDICT_CODES } from "@/lib/routing/verdict";
import type { LeadValues } from "./compile-filters";
import { isOpen } from "./compile-hours";
import {
  AT_FILTER,
  AT_TERMS,
  BELOW_MINIMUM,
  BLOCKED,
  FILTERED,
  flagsOf,
  HOURS,
  PAUSED,
  type Snapshot,
  SOURCES,
  STRIDE,
  SUSPENDED,
} from "./snapshot";

const { below_minimum_price, budget_day, insufficient_funds } = VERDICT_CODES;

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
  if (flags & PAUSED) return VERDICT_CODES.paused;
  if (flags & SUSPENDED) return VERDICT_CODES.account_suspended;
  const terms = flags & (SOURCES | HOURS) ? rules.termsOf(records[at + AT_TERMS] ?? 0) : undefined;
  if (terms?.denied?.has(sourceId) || (terms?.allowed && !terms.allowed.has(sourceId))) {
    return VERDICT_CODES.source_excluded;
  }
  if (flags & FILTERED) {
    const code = rules.askFilter(records[at + AT_FILTER] ?? 0, leadSequence, values);
    if (code !== 0) return code;
  }
  if (terms?.hours && !isOpen(terms.hours, nowMs)) return VERDICT_CODES.outside_hours;
  const blocked =
    flags & BLOCKED && (columns.blockedUntil[slot] ?? 0) > nowMs ? (columns.blockedCode[slot] ?? 0) : 0;
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
