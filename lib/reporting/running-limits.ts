import type { ContractSpec } from "@/lib/routing";
import { VERDICT_CODES } from "@/lib/routing";
import {
  createZoneClock,
  DAY_PERIOD,
  MONTH_PERIOD,
  periodEnd,
  WEEK_PERIOD,
  type ZoneClock,
} from "@/lib/routing/engine/zone-clock";

interface Count {
  /** Where its period ends. */
  untilMs: number;
  count: number;
  spentMinor: number;
}

interface Held {
  readonly spec: ContractSpec;
  readonly clock: ZoneClock;
  readonly periods: Readonly<Record<"day" | "week" | "month" | "total", Count>>;
}

const PERIOD_OF = { day: DAY_PERIOD, week: WEEK_PERIOD, month: MONTH_PERIOD } as const;
// The longest first: whoever is at the limit of a month need not be asked again tomorrow.
const PERIODS = ["total", "month", "week", "day"] as const;

/** Caps and budgets of contracts, counted in memory in each buyer's zone as the sale counts them. Time only moves forward. */
export class RunningLimits {
  private readonly held = new Map<number, Held>();

  constructor(specs: readonly ContractSpec[]) {
    const fresh = (): Count => ({ untilMs: 0, count: 0, spentMinor: 0 });
    for (const spec of specs) {
      this.held.set(spec.number, {
        spec,
        clock: createZoneClock(spec.buyerTimeZone),
        periods: { day: fresh(), week: fresh(), month: fresh(), total: fresh() },
      });
    }
  }

  /** The verdict code that forbids a purchase at this price, else that of a sale. */
  check(contractNumber: number, priceMinor: number, atMs: number): number {
    const held = this.held.get(contractNumber);
    if (!held) return VERDICT_CODES.sold;
    const { caps, budgetsMinor } = held.spec;
    for (const period of PERIODS) {
      const counted = current(held, period, atMs);
      const cap = caps[period];
      if (cap !== null && counted.count >= cap) return VERDICT_CODES[`cap_${period}`];
      const budget = budgetsMinor[period];
      if (budget !== null && counted.spentMinor + priceMinor > budget) {
        return VERDICT_CODES[`budget_${period}`];
      }
    }
    return VERDICT_CODES.sold;
  }

  count(contractNumber: number, priceMinor: number, atMs: number): void {
    const held = this.held.get(contractNumber);
    if (!held) return;
    for (const period of PERIODS) {
      const counted = current(held, period, atMs);
      counted.count++;
      counted.spentMinor += priceMinor;
    }
  }
}

function current(held: Held, period: (typeof PERIODS)[number], atMs: number): Count {
  const counted = held.periods[period];
  if (period === "total") return counted;
  if (atMs >= counted.untilMs) {
    counted.untilMs = periodEnd(held.clock, PERIOD_OF[period], atMs);
    counted.count = 0;
    counted.spentMinor = 0;
  }
  return counted;
}
