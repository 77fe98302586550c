import { describe, expect, it } from "vitest";
import { takeTokens } from "@/lib/runtime/rate-limit";

const MINUTE = 60_000;

describe("a key's limit", () => {
  it("may be spent at once, then comes back steadily", () => {
    const key = "burst";
    for (let i = 0; i < 60; i++) expect(takeTokens(key, 1, 60, 0).granted).toBe(true);
    expect(takeTokens(key, 1, 60, 0)).toEqual({ granted: false, limit: 60, remaining: 0, resetSeconds: 1 });
    expect(takeTokens(key, 1, 60, 1_000)).toMatchObject({ granted: true, remaining: 0, resetSeconds: 60 });
    expect(takeTokens(key, 60, 60, 1_000 + MINUTE).granted).toBe(true);
  });

  it("never grows beyond a minute's worth, and a refusal costs nothing", () => {
    const key = "full";
    expect(takeTokens(key, 1, 10, 0).remaining).toBe(9);
    expect(takeTokens(key, 11, 10, 100 * MINUTE)).toMatchObject({ granted: false, remaining: 10 });
    expect(takeTokens(key, 10, 10, 100 * MINUTE).granted).toBe(true);
  });

  it("is each key's own, and a clock set back takes nothing away", () => {
    expect(takeTokens("a", 5, 5, 0).granted).toBe(true);
    expect(takeTokens("b", 5, 5, 0).granted).toBe(true);
    expect(takeTokens("a", 1, 5, -MINUTE).granted).toBe(false);
  });
});
