import { describe, expect, it } from "vitest";
import type { ContractSpec } from "@/lib/routing";
import { noteFunds, noteOutcome, propose, VERDICT_CODES } from "@/lib/routing";
import { contractOf, leadOf, NOW, orderOf, reasonsOf, snapshotOf, stageOf } from "./routing-fixtures";

const limit = (period: "day" | "week" | "month" | "total", value: number) => ({
  day: null,
  week: null,
  month: null,
  total: null,
  [period]: value,
});
const counters = (count: number, spentMinor: number) => ({
  day: { on: "2026-11-20", count, spentMinor },
  week: { on: "2026-11-16", count, spentMinor },
  month: { on: "2026-11-01", count, spentMinor },
  total: { count, spentMinor },
});

describe("why a contract does not get a lead", () => {
  const cases: [string, Partial<ContractSpec>][] = [
    ["not_reached", {}],
    ["paused", { paused: true }],
    ["account_suspended", { buyerSuspended: true }],
    ["source_excluded", { sourcesDenied: ["source-1"] }],
    ["source_excluded", { sourcesAllowed: ["source-2"] }],
    ["not_reached", { sourcesAllowed: ["source-1"], sourcesDenied: ["source-2"] }],
    ["outside_territory", { territory: [{ effect: "include", kind: "country", country: "BB" }] }],
    ["filter:area", { filters: [{ conditions: [{ field: "area", op: "gte", value: 50 }] }] }],
    ["filter:?", { filters: [{ conditions: [{ field: "gone", op: "ne", value: 1 }] }] }],
    ["outside_hours", { schedule: { weekly: [{ day: 1, from: "08:00", to: "18:00" }], holidays: [] } }],
    ["not_reached", { schedule: { weekly: [{ day: 5, from: "08:00", to: "18:00" }], holidays: [] } }],
    [
      "outside_hours",
      { schedule: { weekly: [{ day: 5, from: "08:00", to: "18:00" }], holidays: ["2026-11-20"] } },
    ],
    ["cap_day", { caps: limit("day", 5), counters: counters(5, 0) }],
    ["cap_week", { caps: limit("week", 5), counters: counters(5, 0) }],
    ["cap_month", { caps: limit("month", 5), counters: counters(5, 0) }],
    ["cap_total", { caps: limit("total", 5), counters: counters(5, 0) }],
    ["not_reached", { caps: limit("total", 6), counters: counters(5, 0) }],
    ["budget_day", { budgetsMinor: limit("day", 2_999), counters: counters(2, 2_000) }],
    ["budget_week", { budgetsMinor: limit("week", 2_999), counters: counters(2, 2_000) }],
    ["budget_month", { budgetsMinor: limit("month", 2_999), counters: counters(2, 2_000) }],
    ["budget_total", { budgetsMinor: limit("total", 2_999), counters: counters(2, 2_000) }],
    ["not_reached", { budgetsMinor: limit("day", 3_000), counters: counters(2, 2_000) }],
    ["below_minimum_price", { priceSharedMinor: 399 }],
    ["insufficient_funds", { availableMinor: 999 }],
    ["not_reached", { availableMinor: 1_000 }],
    ["paused", { paused: true, buyerSuspended: true, sourcesDenied: ["source-1"] }],
    ["below_minimum_price", { priceSharedMinor: 399, availableMinor: 0 }],
    ["cap_day", { priceSharedMinor: 399, caps: limit("day", 1), counters: counters(1, 0) }],
  ];
  it.each(cases)("%s: %o", (reason, over) => {
    const snapshot = snapshotOf([contractOf(1, over)], { category: { minimumPriceMinor: 400 } });
    expect(reasonsOf(snapshot)).toEqual({ 1: reason });
    expect(orderOf(snapshot)).toEqual(reason === "not_reached" ? ["1s"] : []);
  });

  it.each([
    [31, 32],
    [2_047, 2_048],
    [7, 5_000_000],
  ])(
    "is told once of a contract sold both ways: of numbers %i and %i, and of neither for the other",
    (a, b) => {
      const both = { mode: "either", priceExclusiveMinor: 3_000 } as const;
      const snapshot = snapshotOf([
        contractOf(a, { ...both, paused: true }),
        contractOf(b, { ...both, paused: true }),
      ]);
      for (let lead = 0; lead < 2; lead++) {
        const { trail } = propose(snapshot, leadOf(), NOW);
        expect(trail.filter((_, i) => i % 3 === 0).sort((x, y) => x - y)).toEqual([a, b]);
      }
      const mixed = snapshotOf([contractOf(a, both), contractOf(b, { ...both, paused: true })]);
      expect(reasonsOf(mixed)).toMatchObject({ [b]: "paused" });
      expect(orderOf(mixed)).toHaveLength(2);
    },
  );

  it("yesterday's counters do not count today", () => {
    const stale = { ...counters(5, 0), day: { on: "2026-11-19", count: 5, spentMinor: 0 } };
    expect(orderOf(snapshotOf([contractOf(1, { caps: limit("day", 5), counters: stale })]))).toEqual(["1s"]);
  });

  it("contracts elsewhere are not listed unless everybody is judged", () => {
    const elsewhere = contractOf(2, { territory: [{ effect: "include", kind: "country", country: "BB" }] });
    const snapshot = snapshotOf([contractOf(1), elsewhere]);
    expect(propose(snapshot, leadOf(), NOW).trail.filter((_, i) => i % 3 === 0)).toEqual([1]);
    expect(reasonsOf(snapshot)).toEqual({ 1: "not_reached", 2: "outside_territory" });
  });

  it("knows nothing of another category's contracts, of contracts without a stage, of ping-post stages", () => {
    const stages = [stageOf(), stageOf({ id: "ping", position: 1, strategy: "ping_post" })];
    const contracts = [
      contractOf(1, { categoryId: "other" }),
      contractOf(2, { stageIds: [] }),
      contractOf(3, { stageIds: ["ping"] }),
    ];
    expect(reasonsOf(snapshotOf(contracts, { stages }))).toEqual({});
  });
});

describe("hints from sales", () => {
  it("a full cap holds until midnight in the buyer's zone", () => {
    const snapshot = snapshotOf([contractOf(1, { buyerTimeZone: "America/Chicago" })]);
    noteOutcome(snapshot, 1, 1_000, VERDICT_CODES.cap_day, NOW);
    const midnight = Date.UTC(2026, 10, 21, 6);
    expect(reasonsOf(snapshot, leadOf(), midnight - 1)).toEqual({ 1: "cap_day" });
    expect(reasonsOf(snapshot, leadOf(), midnight)).toEqual({ 1: "not_reached" });
  });

  it("an empty wallet holds until the buyer has funds, and only at the prices it does not cover", () => {
    const either = { mode: "either", priceExclusiveMinor: 3_000, priceSharedMinor: 1_000 } as const;
    const snapshot = snapshotOf([contractOf(1, either)]);
    noteOutcome(snapshot, 1, 3_000, VERDICT_CODES.insufficient_funds, NOW);
    expect(orderOf(snapshot)).toEqual(["1s"]);
    noteFunds(snapshot, "buyer-1", 500);
    expect(orderOf(snapshot)).toEqual([]);
    noteFunds(snapshot, "buyer-1", 3_000);
    expect(orderOf(snapshot)).toEqual(["1x", "1s"]);
  });

  it("verdicts about one lead say nothing about the next", () => {
    const snapshot = snapshotOf([contractOf(1)]);
    for (const code of [VERDICT_CODES.has_this_person, VERDICT_CODES.sold_out, VERDICT_CODES.not_reached]) {
      noteOutcome(snapshot, 1, 1_000, code, NOW);
    }
    expect(orderOf(snapshot)).toEqual(["1s"]);
  });
});

describe("the trail", () => {
  const many = Array.from({ length: 400 }, (_, i) =>
    contractOf(i + 1, { priceSharedMinor: 10_000 - i, paused: i % 2 === 0 }),
  );
  it("stops judging early, lists the rest as not reached, and holds at most 256 contracts", () => {
    const proposal = propose(snapshotOf(many), leadOf(), NOW, { lookahead: 2 });
    expect(proposal.candidates.map((candidate) => candidate.contractNumber)).toEqual([2, 4, 6, 8, 10]);
    expect(proposal.hasMore).toBe(true);
    expect(proposal.trail.length).toBe(256 * 3);
    for (const candidate of proposal.candidates) {
      expect(proposal.trail.slice(candidate.trailIndex * 3, candidate.trailIndex * 3 + 3)).toEqual([
        candidate.contractNumber,
        (2 << 12) | VERDICT_CODES.not_reached,
        candidate.priceMinor,
      ]);
    }
  });

  it("keeps room for the candidates behind many refused", () => {
    const contracts = many.map((contract, i) => ({ ...contract, paused: i < 390 }));
    const proposal = propose(snapshotOf(contracts), leadOf(), NOW);
    expect(proposal.candidates.length).toBe(10);
    expect(proposal.hasMore).toBe(false);
    expect(proposal.trail.length).toBeLessThanOrEqual(256 * 3);
    expect(proposal.candidates.map(({ trailIndex }) => proposal.trail[trailIndex * 3])).toEqual(
      proposal.candidates.map(({ contractNumber }) => contractNumber),
    );
  });

  it("lists everybody where everybody is asked for", () => {
    const proposal = propose(snapshotOf(many), leadOf(), NOW, { lookahead: Number.POSITIVE_INFINITY });
    expect(proposal.trail.length).toBe(400 * 3);
    expect(proposal.hasMore).toBe(false);
  });
});
