/** The first position in [from, to) of ascending numbers whose number is at least `least`: `lowerBound`, for the hot paths. */
export function firstAtLeast(
  sorted: Int32Array | Float64Array,
  from: number,
  to: number,
  least: number,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first number in [from, to) for which `reached` holds; `reached` is false, then true. */
export function lowerBound(from: number, to: number, reached: (n: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
