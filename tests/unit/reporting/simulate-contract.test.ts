import { describe, expect, it } from "vitest";
import { type PastLead, simulateContract } from "@/lib/reporting/simulate-contract";
import type { ContractSpec } from "@/lib/routing";
import { CATEGORY, contractOf, GRID, leadOf, NOW, placesOf, stageOf } from "../routing/routing-fixtures";

const HOUR = 3_600_000;
const places = placesOf(GRID);
const NONE = { day: null, week: null, month: null, total: null };

/** One lead an hour from NOW, a Friday, 11:30 in Berlin. */
const hourly = (count: number, fields = {}): PastLead[] =>
  Array.from({ length: count }, (_, i) => ({ atMs: NOW + i * HOUR, facts: leadOf({ fields }) }));

const draftOf = (over: Partial<ContractSpec> = {}) =>
  contractOf(0, { mode: "exclusive", priceExclusiveMinor: 3000, priceSharedMinor: null, ...over });

function run(draft: ContractSpec, leads: readonly PastLead[], others: readonly ContractSpec[] = []) {
  const steps = simulateContract({
    draft,
    others,
    leads,
    places,
    timeZone: "Europe/Berlin",
    categories: [CATEGORY],
    stages: [stageOf()],
  });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe("a contract tried on past leads", () => {
  it("wins all it asks for where nobody else asks", () => {
    expect(run(draftOf(), hourly(5))).toMatchObject({
      leads: 5,
      inTerritory: 5,
      matched: 5,
      won: 5,
      spendMinor: 15_000,
      refused: [],
      lost: [],
    });
  });

  it("stops at its cap and begins anew at the buyer's midnight", () => {
    // 11:30 to 23:30 are 13 leads of Friday, 11 follow on Saturday.
    const preview = run(draftOf({ caps: { ...NONE, day: 3 } }), hourly(24));
    expect(preview).toMatchObject({ matched: 24, won: 6, lost: [{ reason: "cap_day", count: 18 }] });
  });

  it("never spends more than a budget, of the day or in total", () => {
    const day = run(draftOf({ budgetsMinor: { ...NONE, day: 7_000 } }), hourly(13));
    expect(day).toMatchObject({ won: 2, spendMinor: 6_000, lost: [{ reason: "budget_day", count: 11 }] });
    const total = run(draftOf({ budgetsMinor: { ...NONE, total: 9_000 } }), hourly(40));
    expect(total).toMatchObject({ won: 3, lost: [{ reason: "budget_total", count: 37 }] });
  });

  it("loses to whoever pays more, until that one is at its own cap", () => {
    const rival = contractOf(1, {
      mode: "exclusive",
      priceExclusiveMinor: 4000,
      priceSharedMinor: null,
      caps: { ...NONE, total: 4 },
    });
    expect(run(draftOf(), hourly(10), [rival])).toMatchObject({ matched: 10, won: 6 });
  });

  it("tells what its filters and hours keep away", () => {
    const draft = draftOf({
      filters: [{ conditions: [{ field: "area", op: "gte", value: 50 }] }],
      schedule: { weekly: [{ day: 5, from: "08:00", to: "13:00" }], holidays: [] },
    });
    const leads = [...hourly(4, { area: 60 }), ...hourly(2, { area: 10 })].toSorted(
      (a, b) => a.atMs - b.atMs,
    );
    expect(run(draft, leads)).toMatchObject({
      inTerritory: 6,
      matched: 4,
      refused: [{ reason: "filter:area", count: 2 }],
      // 11:30 and 12:30 are inside the hours.
      won: 2,
      lost: [{ reason: "outside_hours", count: 2 }],
    });
  });

  it("forgets what was sold and spent in truth: it counts from nothing", () => {
    const spent = draftOf({
      caps: { ...NONE, total: 2 },
      availableMinor: 0,
      counters: {
        day: { on: "2026-11-20", count: 9, spentMinor: 9 },
        week: { on: "2026-11-16", count: 9, spentMinor: 9 },
        month: { on: "2026-11-01", count: 9, spentMinor: 9 },
        total: { count: 9, spentMinor: 9 },
      },
    });
    expect(run(spent, hourly(5))).toMatchObject({ won: 2 });
  });
});
