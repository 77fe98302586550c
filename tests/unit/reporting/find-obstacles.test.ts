import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { findObstacles } from "@/lib/reporting/find-obstacles";
import type { ContractUsage } from "@/lib/reporting/usage-schema";

const NONE = { day: null, week: null, month: null, total: null };
const TOMORROW = new Date("2026-11-21T00:00:00Z");
const NEXT_MONTH = new Date("2026-12-01T00:00:00Z");

function contractOf(name: string, given: object = {}) {
  return {
    id: newId("contract"),
    name,
    categoryId: newId("category"),
    paused: false,
    caps: NONE,
    budgetsMinor: NONE,
    priceExclusiveMinor: 4000,
    priceSharedMinor: 1500,
    ...given,
  };
}

function usageOf(contract: { id: `contract_${string}` }, count: number, spentMinor: number): ContractUsage {
  const used = (resetsAt: Date | null) => ({ count, spentMinor, resetsAt });
  return {
    contractId: contract.id,
    timeZone: "UTC",
    day: used(TOMORROW),
    week: used(new Date("2026-11-23T00:00:00Z")),
    month: used(NEXT_MONTH),
    total: used(null),
    lastSoldAt: null,
  };
}

describe("what keeps contracts from buying", () => {
  it("is nothing where limits are not reached, or where nothing was bought yet", () => {
    const contract = contractOf("a", { caps: { ...NONE, day: 3 } });
    expect(findObstacles([contract], [])).toEqual([]);
    expect(findObstacles([contract], [usageOf(contract, 2, 3000)])).toEqual([]);
  });

  it("tells contracts together whose cap is reached until the same moment", () => {
    const [a, b] = [
      contractOf("a", { caps: { ...NONE, day: 3 } }),
      contractOf("b", { caps: { ...NONE, day: 2 } }),
    ];
    const found = findObstacles([a, b], [usageOf(a, 3, 0), usageOf(b, 3, 0)]);
    expect(found).toEqual([
      {
        kind: "cap",
        until: TOMORROW,
        contracts: [a, b].map(({ id, name, categoryId }) => ({ id, name, categoryId })),
      },
    ]);
  });

  it("names the obstacle that lasts longest", () => {
    const contract = contractOf("a", { caps: { ...NONE, day: 3, month: 3 } });
    expect(findObstacles([contract], [usageOf(contract, 3, 0)])).toMatchObject([{ until: NEXT_MONTH }]);
    const forGood = contractOf("b", { caps: { ...NONE, day: 3, total: 3 } });
    expect(findObstacles([forGood], [usageOf(forGood, 3, 0)])).toMatchObject([{ kind: "cap", until: null }]);
  });

  it("counts a budget as used up when not even the cheapest lead fits in", () => {
    const contract = contractOf("a", { budgetsMinor: { ...NONE, day: 10_000 } });
    expect(findObstacles([contract], [usageOf(contract, 5, 8500)])).toEqual([]);
    expect(findObstacles([contract], [usageOf(contract, 5, 8501)])).toMatchObject([
      { kind: "budget", until: TOMORROW },
    ]);
  });

  it("says of a paused contract only that it is paused", () => {
    const contract = contractOf("a", { paused: true, caps: { ...NONE, day: 1 } });
    expect(findObstacles([contract], [usageOf(contract, 1, 0)])).toMatchObject([
      { kind: "paused", until: null },
    ]);
  });
});
