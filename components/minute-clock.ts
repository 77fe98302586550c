/** One clock for all times on a page: fifty rows need no fifty timers. */
const MINUTE_MS = 60_000;
let tick: Date | null = null;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

export function subscribeMinutes(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    tick = new Date();
    for (const each of listeners) each();
  }, MINUTE_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    // The next page brings its own time.
    tick = null;
  };
}

/** The last full minute; null before the first. */
export const getTick = (): Date | null => tick;
