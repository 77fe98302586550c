/** The top of an axis that begins at zero: the next round number, so that half of it is one, too. */
export function niceTop(most: number): number {
  if (most <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 4, 5, 6, 8, 10].find((one) => one * power >= most) ?? 10;
  const top = step * power;
  // Halves of leads do not exist.
  return top % 2 === 0 ? top : top + 1;
}

/** Percent with at most two digits behind the point: short, and exact to a fifth of a pixel. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100;
}
