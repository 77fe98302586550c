import { describe, expect, it } from "vitest";
import { nextAttempt, outcomeOfStatus, RETRY_DELAYS_MS } from "@/lib/deliveries/next-attempt";

const now = new Date("2026-11-20T12:00:00Z");
const failed = { outcome: "failed", status: 500, retryAfterSeconds: null, now, random: 0.5 } as const;
const waitOf = (attempt: Parameters<typeof nextAttempt>[0]): number | null => {
  const { dueAt } = nextAttempt(attempt);
  return dueAt && dueAt.getTime() - now.getTime();
};

describe("nextAttempt", () => {
  it("waits 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h and then gives up", () => {
    const waits = Array.from({ length: 10 }, (_, i) => waitOf({ ...failed, attemptsMade: i + 1 }));
    const minutes = [5, 30, 120, 300, 600, 840, 1200, 1440].map((m) => m * 60_000);
    expect(waits).toEqual([5_000, ...minutes, null]);
    expect(nextAttempt({ ...failed, attemptsMade: 10 }).state).toBe("exhausted");
  });

  it("spreads each wait by a fifth to both sides", () => {
    for (const [i, delay] of RETRY_DELAYS_MS.entries()) {
      expect(waitOf({ ...failed, attemptsMade: i + 1, random: 0 })).toBe(Math.round(delay * 0.8));
      const most = waitOf({ ...failed, attemptsMade: i + 1, random: 0.999_999 }) ?? 0;
      expect(most / delay).toBeCloseTo(1.2, 3);
    }
  });

  it("waits longer where the receiver asks for it with 429 or 503, at most a day, never shorter", () => {
    const asked = (status: number, seconds: number, attemptsMade = 1) =>
      waitOf({ ...failed, status, retryAfterSeconds: seconds, attemptsMade });
    expect(asked(429, 90)).toBe(90_000);
    expect(asked(503, 90)).toBe(90_000);
    expect(asked(500, 90)).toBe(5_000);
    expect(asked(429, 1)).toBe(5_000);
    expect(asked(429, 1e9)).toBe(86_400_000);
  });

  it("ends at once with success and with 410", () => {
    expect(nextAttempt({ ...failed, outcome: "delivered", attemptsMade: 1 })).toEqual({
      state: "delivered",
      dueAt: null,
    });
    expect(nextAttempt({ ...failed, outcome: "gone", attemptsMade: 1 }).state).toBe("exhausted");
  });

  it.each([
    [200, "delivered"],
    [204, "delivered"],
    [299, "delivered"],
    [199, "failed"],
    [301, "failed"],
    [400, "failed"],
    [410, "gone"],
    [500, "failed"],
  ] as const)("takes %i as %s", (status, outcome) => expect(outcomeOfStatus(status)).toBe(outcome));
});
