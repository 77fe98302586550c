import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, formatMoney, money, share, split } from "@/lib/core/money";

const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
const weights = fc
  .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 })
  .filter((list) => list.some((weight) => weight > 0));

describe("money", () => {
  it("splits an amount so that nothing is lost and nobody is off by a whole unit", () => {
    fc.assert(
      fc.property(amount, weights, (total, list) => {
        const parts = split(total, list);
        expect(add(...parts)).toBe(total);
        const sum = list.reduce((a, b) => a + b, 0);
        for (const [i, part] of parts.entries()) {
          expect(Math.abs(part - (total * (list[i] ?? 0)) / sum)).toBeLessThan(1.001);
        }
      }),
    );
  });

  it("gives the odd unit to the largest remainder, the earlier part on a tie", () => {
    expect(split(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(split(10, [3, 3, 1])).toEqual([4, 4, 2]);
    expect(split(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
  });

  it("rounds a share half up and never gives more than the whole", () => {
    expect(share(3800, 6000)).toBe(2280);
    expect(share(1, 5000)).toBe(1);
    expect(share(1, 4999)).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 50 }), fc.integer({ min: 0, max: 10_000 }), (whole, bps) => {
        const part = share(whole, bps);
        expect(part).toBeGreaterThanOrEqual(0);
        expect(part).toBeLessThanOrEqual(whole);
      }),
    );
  });

  it("refuses what is no whole number of minor units", () => {
    expect(() => money(1.5, "EUR")).toThrow(RangeError);
    expect(() => add(Number.MAX_SAFE_INTEGER, 1)).toThrow(RangeError);
    expect(() => share(-1, 100)).toThrow(RangeError);
    expect(() => share(1, 10_001)).toThrow(RangeError);
    expect(() => split(1, [0, 0])).toThrow(RangeError);
  });

  it("reads as the language writes it", () => {
    expect(formatMoney(money(123_456, "EUR"), "de")).toBe("1.234,56\u00a0€");
    expect(formatMoney(money(123_456, "USD"), "en")).toBe("$1,234.56");
  });
});
