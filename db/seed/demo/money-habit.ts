/** How buyers pay in: some far ahead, some late, some no more. Every funding status is there to see in the end. */
import type { Random } from "./random";

export interface MoneyHabit {
  /** What is paid in at once, from and to, in hundreds of minor units. */
  readonly amounts: readonly [number, number];
  /** Below it the buyer pays in, … */
  readonly lowMinor: number;
  /** … so many hours later; null: never again. */
  readonly afterHours: readonly [number, number] | null;
  /** Pays no more in the last days; null: goes on. */
  readonly leftDaysAgo: number | null;
}

const BIG: MoneyHabit = {
  amounts: [5_000, 12_000],
  lowMinor: 150_000,
  afterHours: [3, 30],
  leftDaysAgo: null,
};
const REGULAR: MoneyHabit = {
  amounts: [800, 3_000],
  lowMinor: 15_000,
  afterHours: [6, 72],
  leftDaysAgo: null,
};
/** Waits until nothing is left, and then a little longer. */
const LATE: MoneyHabit = { amounts: [150, 500], lowMinor: 2_500, afterHours: [70, 240], leftDaysAgo: null };
const LEFT: MoneyHabit = { ...REGULAR, leftDaysAgo: 24 };
const NEVER: MoneyHabit = { amounts: [0, 0], lowMinor: 0, afterHours: null, leftDaysAgo: null };

/** @param i The buyer's place in the plan. */
export function moneyHabit(i: number): MoneyHabit {
  if (isBig(i)) return BIG;
  if (i % 9 === 7) return NEVER;
  if (i % 7 === 5) return LATE;
  return i % 13 === 1 ? LEFT : REGULAR;
}

/** A few buyers take most of the leads. */
export function isBig(i: number): boolean {
  return i === 0 || i === 3 || i === 6;
}

export function payment({ amounts: [from, to] }: MoneyHabit, random: Random): number {
  return random.int(from, to) * 100;
}

export function firstPayment(habit: MoneyHabit, random: Random): number {
  return habit.afterHours ? payment(habit, random) : 0;
}
