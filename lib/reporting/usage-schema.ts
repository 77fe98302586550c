/** How far a contract's caps and budgets are used up, for who reads it and shows it. */
import type { Id } from "@/lib/core/id";

/** What a contract bought in a period. `resetsAt` is null for the total. */
export interface PeriodUsage {
  readonly count: number;
  readonly spentMinor: number;
  readonly resetsAt: Date | null;
}

export interface ContractUsage {
  readonly contractId: Id<"contract">;
  /** The buyer's zone, in which the periods begin and end. */
  readonly timeZone: string;
  readonly day: PeriodUsage;
  readonly week: PeriodUsage;
  readonly month: PeriodUsage;
  readonly total: PeriodUsage;
  readonly lastSoldAt: Date | null;
}
