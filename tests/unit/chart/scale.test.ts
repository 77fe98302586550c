import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { niceTop } from "@/components/chart/scale";

describe("the top of an axis", () => {
  it("holds every value, wastes less than half, and can be halved into whole numbers", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 2_000_000_000 }), (most) => {
        const top = niceTop(most);
        expect(top).toBeGreaterThanOrEqual(most);
        expect(top).toBeLessThan(most * 2);
        expect(top % 2).toBe(0);
      }),
    );
    expect([0, 1, 2, 9, 94, 104_000].map(niceTop)).toEqual([2, 2, 2, 10, 100, 120_000]);
  });
});
