/** What the reader waits for, anywhere on the page: shown by `ProgressLine`, and by `WaitSkeleton` where its shape is known. */
export type Shape = "overview" | "list";

const waits = new Set<{ readonly shape: Shape | null }>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/**
 * @param shape What is on its way takes the place of the whole page and looks like this.
 * @returns ends the wait; calling it again changes nothing.
 */
export function beginWait(shape: Shape | null = null): () => void {
  const wait = { shape };
  waits.add(wait);
  tell();
  return () => {
    if (waits.delete(wait)) tell();
  };
}

export function subscribeWaits(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const isWaiting = (): boolean => waits.size > 0;

/** Of what was asked for last. */
export const awaitedShape = (): Shape | null => [...waits].at(-1)?.shape ?? null;
