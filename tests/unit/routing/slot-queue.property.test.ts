import fc from "fast-check";
import { expect, test } from "vitest";
import { SlotQueue } from "@/lib/routing/engine/slot-queue";

/** Numbers are pushed as keys, "pop" takes what comes first. */
const steps = fc.array(fc.oneof({ weight: 3, arbitrary: fc.nat(20) }, fc.constant("pop" as const)), {
  maxLength: 200,
  size: "max",
});

test("whatever is pushed and taken in whatever order, the first one is taken, of equal keys the one before", () => {
  const queue = new SlotQueue({ tieBefore: (a, b) => a < b });
  fc.assert(
    fc.property(steps, (given) => {
      queue.clear();
      const expected: { key: number; slot: number }[] = [];
      given.forEach((step, slot) => {
        if (step !== "pop") {
          queue.push(step, slot * 2);
          expected.push({ key: step, slot });
          return;
        }
        if (expected.length === 0) return;
        expected.sort((a, b) => a.key - b.key || a.slot - b.slot);
        const first = expected.shift();
        expect([queue.key, queue.entry >> 1]).toEqual([first?.key, first?.slot]);
        expect(queue.pop() >> 1).toBe(first?.slot);
        expect(queue.size).toBe(expected.length);
      });
    }),
    { numRuns: 300 },
  );
});
