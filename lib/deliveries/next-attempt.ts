/** What follows an attempt: the retry schedule and when an endpoint is given up. Pure. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Waits after the first, second, … failed attempt. After the last one the delivery is exhausted (about three days). */
export const RETRY_DELAYS_MS: readonly number[] = [
  5_000,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
export const JITTER = 0.2;
/** An endpoint at which nothing has succeeded for this long is disabled. */
export const GIVE_UP_ENDPOINT_AFTER_MS = 5 * 24 * HOUR;
/** Retry-After may ask for a longer wait than the schedule, up to this. */
const LONGEST_WAIT_MS = 24 * HOUR;

/** `gone`: the receiver answered 410, this endpoint wants nothing any more. */
export type AttemptOutcome = "delivered" | "failed" | "gone";

export function outcomeOfStatus(status: number): AttemptOutcome {
  if (status >= 200 && status < 300) return "delivered";
  return status === 410 ? "gone" : "failed";
}

export type NextAttempt =
  | { readonly state: "delivered" | "exhausted"; readonly dueAt: null }
  | { readonly state: "pending"; readonly dueAt: Date };

/**
 * @param attemptsMade Including the one just made.
 * @param random In [0, 1): where in the ±20 % the wait falls.
 */
export function nextAttempt(attempt: {
  readonly outcome: AttemptOutcome;
  readonly attemptsMade: number;
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;
  readonly now: Date;
  readonly random: number;
}): NextAttempt {
  if (attempt.outcome === "delivered") return { state: "delivered", dueAt: null };
  const delay = RETRY_DELAYS_MS[attempt.attemptsMade - 1];
  if (attempt.outcome === "gone" || delay === undefined) return { state: "exhausted", dueAt: null };
  const scheduled = delay * (1 - JITTER + 2 * JITTER * attempt.random);
  const asked =
    attempt.status === 429 || attempt.status === 503 ? (attempt.retryAfterSeconds ?? 0) * 1000 : 0;
  const wait = Math.max(scheduled, Math.min(asked, LONGEST_WAIT_MS));
  return { state: "pending", dueAt: new Date(attempt.now.getTime() + Math.round(wait)) };
}
