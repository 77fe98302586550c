/** What the reader waits for, anywhere on the page: shown by `ProgressLine`. */
let waits = 0;
const listeners = new Set<() => void>();

function change(by: 1 | -1): void {
  waits += by;
  for (const listener of listeners) listener();
}

/** @returns ends the wait; calling it again changes nothing. */
export function beginWait(): () => void {
  let over = false;
  change(1);
  return () => {
    if (over) return;
    over = true;
    change(-1);
  };
}

export function subscribeWaits(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const isWaiting = (): boolean => waits > 0;
