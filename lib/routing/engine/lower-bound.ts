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
