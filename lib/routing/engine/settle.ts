/**
 * What happened to proposed leads, told back to the snapshot. All of it is a hint: the sale itself decides on caps, budgets
 * and money. Within a batch each lead must already see the sales of those before it, else round robin would hand all of them
 * to one contract; so `propose` counts its predicted winners at once, and `settle` takes back what did not come true.
 * Contracts are named by number, which outlives edits and new snapshots.
 */
import { VERDICT_CODES } from "@/lib/routing/verdict";
import { BLOCKED, block, blockOf, flagsOf, priceAt, setFlags } from "./slot-record";
import type { Snapshot } from "./snapshot";
import type { Advance, CompiledContract, Proposal } from "./types";
import { DAY_PERIOD, MONTH_PERIOD, periodEnd, readClock, WEEK_PERIOD } from "./zone-clock";

const { sold, cap_day, cap_week, cap_month, cap_total, insufficient_funds } = VERDICT_CODES;
const { budget_day, budget_week, budget_month, budget_total } = VERDICT_CODES;
/** Sales of one millisecond still have an order. A power of two, so that times stay exact. */
const TICK = 2 ** -10;

const PERIOD_OF_CODE = new Map<number, number>([
  [cap_day, DAY_PERIOD],
  [cap_week, WEEK_PERIOD],
  [cap_month, MONTH_PERIOD],
  [budget_day, DAY_PERIOD],
  [budget_week, WEEK_PERIOD],
  [budget_month, MONTH_PERIOD],
]);

/** Starts the brand's new day: nobody served yet. */
export function rollDay(snapshot: Snapshot, nowMs: number): void {
  const { dayNumber } = readClock(snapshot.clock, nowMs);
  if (dayNumber <= snapshot.dayNumber) return;
  snapshot.dayNumber = dayNumber;
  const { columns, stages } = snapshot;
  columns.servedToday.fill(0);
  for (const stage of stages) {
    stage.volume = 0;
    if (stage.spec.strategy === "weighted") stage.isNumbered = false;
  }
}

/** Counts the predicted sales of a proposal, whose candidates stand for these slots. */
export function advanceSales(
  snapshot: Snapshot,
  slots: readonly number[],
  predicted: readonly number[],
  nowMs: number,
): Advance[] {
  const { columns } = snapshot;
  const advanced: Advance[] = [];
  for (const index of predicted) {
    const slot = slots[index] ?? -1;
    const contract = columns.contract[slot];
    if (!contract) continue;
    const lastServedBefore = columns.lastServed[slot] ?? 0;
    const stamp = count(snapshot, contract, nowMs);
    advanced.push({ contract, lastServedBefore, stamp, dayNumber: snapshot.dayNumber });
  }
  return advanced;
}

/** Counts a sale that no proposal of this snapshot counted: another process's, or one sold beyond the prediction. */
export function noteSold(snapshot: Snapshot, contractNumber: number, nowMs: number): void {
  const contract = snapshot.byNumber.get(contractNumber);
  if (!contract) return;
  rollDay(snapshot, nowMs);
  count(snapshot, contract, nowMs);
}

function count(snapshot: Snapshot, contract: CompiledContract, nowMs: number): number {
  const { columns, stages } = snapshot;
  snapshot.stamp = Math.max(nowMs, snapshot.stamp + TICK);
  for (const slot of contract.slots) {
    columns.lastServed[slot] = snapshot.stamp;
    columns.servedToday[slot] = (columns.servedToday[slot] ?? 0) + 1;
    mark(snapshot, slot, 1);
  }
  for (const index of contract.stages) {
    const stage = stages[index];
    if (stage) stage.volume++;
  }
  return snapshot.stamp;
}

function mark(snapshot: Snapshot, slot: number, moved: 0 | 1): void {
  const { columns } = snapshot;
  snapshot.movedSlots += moved - (columns.moved[slot] ?? 0);
  columns.moved[slot] = moved;
}

function takeBack(snapshot: Snapshot, advance: Advance): void {
  const { columns, stages } = snapshot;
  const { contract } = advance;
  const today = advance.dayNumber === snapshot.dayNumber;
  for (const slot of contract.slots) {
    if (columns.lastServed[slot] === advance.stamp) columns.lastServed[slot] = advance.lastServedBefore;
    if (today) columns.servedToday[slot] = (columns.servedToday[slot] ?? 0) - 1;
    mark(snapshot, slot, columns.lastServed[slot] === columns.lastServedAtStart[slot] ? 0 : 1);
  }
  if (!today) return;
  for (const index of contract.stages) {
    const stage = stages[index];
    if (stage) stage.volume--;
  }
}

/**
 * Closes a proposal with what the sale made of it: one verdict code per candidate, in the order of `candidates`, or [] where
 * the sale never happened. Call it once for every proposal that advanced, the snapshot being the current one.
 */
export function settle(
  snapshot: Snapshot,
  proposal: Pick<Proposal, "candidates" | "advanced">,
  codes: readonly number[],
  nowMs: number,
): void {
  const uncounted = new Set<number>();
  proposal.candidates.forEach(({ contractNumber, priceMinor }, i) => {
    const code = codes[i];
    if (code === sold) uncounted.add(contractNumber);
    else if (code !== undefined) noteOutcome(snapshot, contractNumber, priceMinor, code, nowMs);
  });
  for (const advance of proposal.advanced) {
    // A contract edited since has its numbers from the database, and whatever was counted on the old one is gone.
    if (snapshot.byNumber.get(advance.contract.number) !== advance.contract) continue;
    if (!uncounted.delete(advance.contract.number)) takeBack(snapshot, advance);
  }
  for (const contractNumber of uncounted) noteSold(snapshot, contractNumber, nowMs);
}

/**
 * Remembers why the sale refused a contract at a price: caps and budgets until their period ends in the buyer's zone, money
 * until `noteFunds` or an edit. Other verdicts say nothing about the next lead.
 */
export function noteOutcome(
  snapshot: Snapshot,
  contractNumber: number,
  priceMinor: number,
  code: number,
  nowMs: number,
): void {
  const contract = snapshot.byNumber.get(contractNumber);
  if (!contract) return;
  const period = PERIOD_OF_CODE.get(code);
  const lasting = code === cap_total || code === budget_total || code === insufficient_funds;
  if (period === undefined && !lasting) return;
  const untilMs = period === undefined ? Number.POSITIVE_INFINITY : periodEnd(contract.clock, period, nowMs);
  const anyPrice = code === cap_day || code === cap_week || code === cap_month || code === cap_total;
  const { columns } = snapshot;
  for (const slot of contract.slots) {
    if (!anyPrice && priceAt(columns, slot) < priceMinor) continue;
    block(columns, slot, code, untilMs);
  }
}

/** Tells what a buyer can spend now (null: the wallet does not decide), after a top-up, a credit or an adjustment. */
export function noteFunds(snapshot: Snapshot, buyerId: string, availableMinor: number | null): void {
  const { columns } = snapshot;
  for (const number of snapshot.byBuyer.get(buyerId) ?? []) {
    for (const slot of snapshot.byNumber.get(number)?.slots ?? []) {
      const flags = flagsOf(columns, slot);
      const broke = availableMinor !== null && priceAt(columns, slot) > availableMinor;
      // Want of funds has no end, so that any minute tells.
      const hinted = (flags & BLOCKED) !== 0 && blockOf(columns, slot, 0) === insufficient_funds;
      if (hinted && !broke) setFlags(columns, slot, flags & ~BLOCKED);
      else if (broke && (flags & BLOCKED) === 0) {
        block(columns, slot, insufficient_funds, Number.POSITIVE_INFINITY);
      }
    }
  }
}
