/** The top of an axis that begins at zero: the next round number, so that half of it is one, too. */
export function niceTop(most: number): number {
  if (most <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(most));
  // Halves of leads do not exist: the top is even.
  const tops = STEPS.map((step) => Math.round(step * power)).filter((top) => top % 2 === 0);
  return tops.find((top) => top >= most) ?? 10 * power;
}

const STEPS = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10] as const;

/** Percent with at most two digits behind the point: short, and exact to a fifth of a pixel. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100;
}
