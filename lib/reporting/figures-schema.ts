/** Figures of a period against those of the one before, and what is worked out from them. For who reads them and shows them. */
import * as z from "zod";
import type { LeadStatus } from "@/lib/leads/schema";

/** In days, today included. */
export const PERIODS = [1, 7, 30, 90] as const;
export type Period = (typeof PERIODS)[number];

/** From an address: anything else is not there. */
export const periodSchema = z.coerce.number().pipe(z.literal(PERIODS));

/** Test leads never count. */
export interface LeadCounts {
  readonly received: number;
  readonly byStatus: Readonly<Record<LeadStatus, number>>;
}

export interface SaleSums {
  /** Sales that stand, by the time of the sale. */
  readonly sales: number;
  readonly revenueMinor: number;
  /** The suppliers' share. */
  readonly payoutMinor: number;
}

export interface Totals extends LeadCounts, SaleSums {}

/** A calendar day of the brand. */
export interface DayFigures extends Totals {
  readonly on: string;
}

/** Leads with a reason, now and in the period before. A lead with two reasons counts for both. */
export interface ReasonCount {
  readonly status: "duplicate" | "rejected";
  readonly code: string;
  readonly count: number;
  readonly before: number;
}

export interface Figures {
  readonly days: Period;
  /** First and last day of the period, in the brand's zone. */
  readonly from: string;
  readonly to: string;
  readonly total: Totals;
  /** As many days earlier, up to the same time of day: a morning is not measured against a whole day. */
  readonly before: Totals;
  readonly reasons: readonly ReasonCount[];
  readonly byDay: readonly DayFigures[];
  /** The whole days before, in the same order. */
  readonly byDayBefore: readonly DayFigures[];
  /** Leads received by hour of the day, 0 to 23, over all days of the period. */
  readonly byHour: readonly number[];
  readonly byHourBefore: readonly number[];
}

/** Good leads: neither rejected nor a duplicate. */
export function acceptedOf({ received, byStatus }: LeadCounts): number {
  return received - byStatus.rejected - byStatus.duplicate;
}

/** The share of good leads that were sold, in basis points; null where there was none. */
export function sellThroughBps(counts: LeadCounts): number | null {
  return ratioBps(counts.byStatus.sold, acceptedOf(counts));
}

export function marginMinor({ revenueMinor, payoutMinor }: SaleSums): number {
  return revenueMinor - payoutMinor;
}

export function marginBps(sums: SaleSums): number | null {
  return ratioBps(marginMinor(sums), sums.revenueMinor);
}

/** Per sale, rounded; null without a sale. */
export function averagePriceMinor({ revenueMinor, sales }: SaleSums): number | null {
  return sales === 0 ? null : Math.round(revenueMinor / sales);
}

function ratioBps(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000);
}
