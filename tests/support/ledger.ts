import { expect } from "vitest";
import { checkInvariants } from "@/db/invariants";
import type { Id } from "@/lib/core/id";

/** Every invariant of the ledger holds, for every brand of the database or for one. Money tests end with it. */
export async function expectLedgerBalanced(brandId?: Id<"brand">): Promise<void> {
  const results = await checkInvariants(brandId);
  expect(results.filter(({ violations }) => violations > 0)).toEqual([]);
  expect(results).toHaveLength(14);
}
