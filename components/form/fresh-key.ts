/** A key that no row has: rows keep what is typed in them while others come and go. */
export function freshKey(taken: readonly string[], letter: string): string {
  let n = taken.length;
  while (taken.includes(`${letter}${n}`)) n++;
  return `${letter}${n}`;
}
