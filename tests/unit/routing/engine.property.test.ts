/** The compiled engine against a plain one that judges every contract by the rules, and edits against building anew. */
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  type ContractEdit,
  type ContractSpec,
  editSnapshot,
  explainTrail,
  type LeadFacts,
  propose,
  type StageSpec,
} from "@/lib/routing";
import { compileHours, isOpen } from "@/lib/routing/engine/compile-hours";
import { createZoneClock } from "@/lib/routing/engine/zone-clock";
import type { Condition, Strategy, TerritoryRow } from "@/lib/routing/schema";
import {
  contractOf,
  FIELDS,
  GRID,
  leadOf,
  NOW,
  naiveHolds,
  naiveInside,
  orderOf,
  reasonsOf,
  snapshotOf,
  stageOf,
} from "./routing-fixtures";

// Hundreds of drawn markets take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const effect = fc.constantFrom("include", "include", "exclude") as fc.Arbitrary<"include" | "exclude">;
const country = fc.constantFrom("AA", "AA", "AA", "BB");
const code = fc.constantFrom(...GRID.map((row) => row.postalCode), "0000");
const territoryRow: fc.Arbitrary<TerritoryRow> = fc.oneof(
  fc.record({ effect, kind: fc.constant("country" as const), country }),
  fc.record({
    effect,
    kind: fc.constant("states" as const),
    country,
    states: fc.subarray(["N", "S", "W", "X"], { minLength: 1 }),
  }),
  fc.record({
    effect,
    kind: fc.constant("postal" as const),
    country,
    codes: fc.array(code, { maxLength: 70 }),
    prefixes: fc.subarray(["1", "10", "11", "15", "B"]),
  }),
  fc.record({
    effect,
    kind: fc.constant("radius" as const),
    country,
    postalCode: code,
    distance: fc.integer({ min: 1, max: 300 }),
    unit: fc.constantFrom("km", "mi"),
  }),
);
const area = fc.integer({ min: 0, max: 5 });
const heating = fc.constantFrom("gas", "oil", "wood");
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field: fc.constant("area"), op: fc.constantFrom("gt", "gte", "lt", "lte"), value: area }),
  fc.record({ field: fc.constant("area"), op: fc.constantFrom("eq", "ne"), value: area }),
  fc.record({ field: fc.constant("area"), op: fc.constant("between" as const), value: fc.tuple(area, area) }),
  fc.record({
    field: fc.constant("heating"),
    op: fc.constantFrom("in", "notIn"),
    value: fc.array(heating, { minLength: 1 }),
  }),
  fc.record({
    field: fc.constant("wishes"),
    op: fc.constantFrom("in", "notIn"),
    value: fc.subarray(["roof", "wall"], { minLength: 1 }),
  }),
  fc.record({
    field: fc.constant("note"),
    op: fc.constantFrom("contains", "startsWith"),
    value: fc.constantFrom("a", "AB", "b"),
  }),
  fc.record({ field: fc.constant("owner"), op: fc.constant("eq" as const), value: fc.boolean() }),
  fc.record({
    field: fc.constantFrom("note", "area"),
    op: fc.constant("isSet" as const),
    value: fc.boolean(),
  }),
);
const schedule = fc.option(
  fc.record({
    weekly: fc.array(
      fc.record({
        day: fc.integer({ min: 1, max: 7 }),
        from: fc.constantFrom("00:00", "06:30", "11:00"),
        to: fc.constantFrom("11:30", "18:00", "24:00"),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    holidays: fc.subarray(["2026-11-20", "2026-11-21"]),
  }),
);
const price = fc.integer({ min: 1, max: 4 }).map((n) => n * 500);

const contract = (number: number): fc.Arbitrary<ContractSpec> =>
  fc
    .record({
      paused: fc.boolean().map((yes) => yes && number % 3 === 0),
      buyerTimeZone: fc.constantFrom("Europe/Berlin", "America/Chicago", "Asia/Kathmandu"),
      mode: fc.constantFrom("exclusive", "shared", "either") as fc.Arbitrary<ContractSpec["mode"]>,
      prices: fc.tuple(price, price),
      territory: fc.array(territoryRow, { minLength: 1, maxLength: 4 }),
      filters: fc.array(fc.record({ conditions: fc.array(condition, { minLength: 1, maxLength: 2 }) }), {
        maxLength: 2,
      }),
      schedule,
      priority: fc.integer({ min: -1, max: 1 }),
      weight: fc.integer({ min: 1, max: 4 }),
      lastServedAtMs: fc.option(fc.integer({ min: NOW - 5, max: NOW - 1 })),
      servedToday: fc.integer({ min: 0, max: 3 }),
      createdAtMs: fc.integer({ min: 1, max: 3 }),
      stageIds: fc.subarray(["stage", "second"]),
      sourcesDenied: fc.subarray(["source-1"]),
      buyerSuspended: fc.boolean().map((yes) => yes && number % 4 === 0),
    })
    .map(({ prices: [one, other], ...rest }) =>
      contractOf(number, {
        ...rest,
        priceExclusiveMinor: Math.max(one, other),
        priceSharedMinor: Math.min(one, other),
      }),
    );
const contracts = fc
  .integer({ min: 1, max: 40 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => contract(i + 1))));
const strategy = fc.constantFrom<Strategy>("priority", "round_robin", "weighted", "highest_bid");
const stages = fc
  .tuple(strategy, strategy, fc.boolean(), fc.boolean())
  .map(([a, b, first, second]) => [
    stageOf({ strategy: a, exclusiveFirst: first }),
    stageOf({ id: "second", position: 1, strategy: b, exclusiveFirst: second }),
  ]);
const lead: fc.Arbitrary<LeadFacts> = fc
  .record({
    place: fc.constantFrom(...GRID),
    sourceId: fc.constantFrom("source-1", "source-2", "source-2"),
    fields: fc.record(
      {
        area,
        heating,
        note: fc.constantFrom("abc", "Cab", " ab"),
        owner: fc.boolean(),
        wishes: fc.subarray(["roof", "wall", "floor"], { minLength: 1 }),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ place, ...rest }) => leadOf({ country: place.country, postalCode: place.postalCode, ...rest }));
const nowMs = fc.integer({ min: 0, max: 7 * 24 * 4 }).map((n) => NOW + n * 900_000);

/** The reason by the rules, for a contract of the category with a stage; filters as "filter:…" of the first failing one. */
function naiveReason(spec: ContractSpec, { fields, ...at }: LeadFacts, now: number): string {
  const place = GRID.find((row) => row.country === at.country && row.postalCode === at.postalCode);
  if (!place || !naiveInside(spec.territory, place, GRID)) return "outside_territory";
  if (spec.paused) return "paused";
  if (spec.buyerSuspended) return "account_suspended";
  if (spec.sourcesDenied.includes(at.sourceId)) return "source_excluded";
  const failing = spec.filters.map(({ conditions }) => conditions.find((one) => !naiveHolds(one, fields)));
  if (failing.length > 0 && failing.every((one) => one !== undefined)) return `filter:${failing[0]?.field}`;
  if (spec.schedule && !isOpen(compileHours(spec.schedule, createZoneClock(spec.buyerTimeZone)), now)) {
    return "outside_hours";
  }
  return "not_reached";
}

interface Offer {
  readonly spec: ContractSpec;
  readonly exclusive: boolean;
  readonly price: number;
}

/** Walking order by the rules: sorted as a whole. */
function naiveOrder(
  all: readonly ContractSpec[],
  steps: readonly StageSpec[],
  at: LeadFacts,
  now: number,
): string[] {
  return steps.flatMap((stage) => {
    const mine = all.filter((spec) => spec.stageIds.includes(stage.id));
    const buying = mine.filter((spec) => !spec.paused && !spec.buyerSuspended);
    const weights = Math.max(
      1,
      buying.reduce((sum, spec) => sum + spec.weight, 0),
    );
    const volume = mine.reduce((sum, spec) => sum + spec.servedToday, 0);
    const offers = mine
      .filter((spec) => naiveReason(spec, at, now) === "not_reached")
      .flatMap((spec): Offer[] => [
        ...(spec.mode !== "shared" ? [{ spec, exclusive: true, price: spec.priceExclusiveMinor ?? 0 }] : []),
        ...(spec.mode !== "exclusive" ? [{ spec, exclusive: false, price: spec.priceSharedMinor ?? 0 }] : []),
      ]);
    const last = ({ spec }: Offer): number => spec.lastServedAtMs ?? 0;
    const strategyOrder = (a: Offer, b: Offer): number => {
      switch (stage.strategy) {
        case "priority":
          return b.spec.priority - a.spec.priority || last(a) - last(b) || b.price - a.price;
        case "round_robin":
          return last(a) - last(b) || b.price - a.price;
        case "weighted": {
          const above = ({ spec }: Offer): number => spec.servedToday * weights - (volume + 1) * spec.weight;
          return above(a) - above(b) || b.price - a.price || last(a) - last(b);
        }
        default:
          return b.price - a.price || last(a) - last(b);
      }
    };
    return offers
      .sort(
        (a, b) =>
          (stage.exclusiveFirst ? Number(b.exclusive) - Number(a.exclusive) : 0) ||
          strategyOrder(a, b) ||
          a.spec.createdAtMs - b.spec.createdAtMs ||
          a.spec.number - b.spec.number ||
          Number(b.exclusive) - Number(a.exclusive),
      )
      .map(({ spec, exclusive }) => `${spec.number}${exclusive ? "x" : "s"}`);
  });
}

describe("the compiled engine", () => {
  it("gives each contract the reason that the rules give, and the eligible ones in the rules' order", () => {
    fc.assert(
      fc.property(
        contracts,
        stages,
        lead,
        nowMs,
        fc.constantFrom(1, 0.5, 0),
        (all, steps, at, now, checkShare) => {
          const snapshot = snapshotOf(all, { stages: steps, checkShare });
          const routed = all.filter((spec) => spec.stageIds.length > 0);
          expect(reasonsOf(snapshot, at, now)).toEqual(
            Object.fromEntries(routed.map((spec) => [spec.number, naiveReason(spec, at, now)])),
          );
          const wanted = naiveOrder(routed, steps, at, now);
          expect(orderOf(snapshot, at, { lookahead: Number.POSITIVE_INFINITY }, now)).toEqual(wanted);
          expect(orderOf(snapshot, at, { judgeAll: true }, now)).toEqual(wanted);
          expect(orderOf(snapshot, at, { lookahead: 2 }, now)).toEqual(wanted.slice(0, 5));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("orders hundreds of equal contracts as a sort would, in each strategy", () => {
    fc.assert(
      fc.property(
        strategy,
        fc.array(fc.tuple(price, area, area), { minLength: 100, maxLength: 300 }),
        (by, drawn) => {
          const all = drawn.map(([minor, last, today], i) =>
            contractOf(i + 1, { priceSharedMinor: minor, lastServedAtMs: NOW - last, servedToday: today }),
          );
          const steps = [stageOf({ strategy: by })];
          const wanted = naiveOrder(all, steps, leadOf(), NOW);
          const snapshot = snapshotOf(all, { stages: steps });
          expect(orderOf(snapshot, leadOf(), { lookahead: Number.POSITIVE_INFINITY })).toEqual(wanted);
          expect(orderOf(snapshot, leadOf(), { lookahead: 17 })).toEqual(wanted.slice(0, 20));
          const { trail } = propose(snapshot, leadOf(), NOW, { lookahead: 17, advance: false });
          const listed = explainTrail(trail, FIELDS).map((verdict) => verdict.contractNumber);
          expect(new Set(listed).size).toBe(Math.min(256, all.length));
        },
      ),
      { numRuns: 40 },
    );
  });

  it("edited says the same as built anew: changed, new and archived contracts", () => {
    const edits = fc.array(
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc.integer({ min: 1, max: 45 }).chain((n): fc.Arbitrary<ContractEdit> => contract(n)),
        },
        {
          weight: 1,
          arbitrary: fc.integer({ min: 1, max: 45 }).map((number) => ({ number, archived: true as const })),
        },
      ),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(
        contracts,
        edits,
        stages,
        fc.array(lead, { minLength: 1, maxLength: 3 }),
        (before, changes, steps, leads) => {
          const snapshot = snapshotOf(before, { stages: steps });
          const after = new Map(before.map((spec) => [spec.number, spec]));
          for (const change of changes) {
            expect(editSnapshot(snapshot, change, NOW)).toBe(true);
            if ("archived" in change) after.delete(change.number);
            else after.set(change.number, change);
          }
          const fresh = snapshotOf([...after.values()], { stages: steps });
          for (const at of leads) {
            for (const options of [{ lookahead: Number.POSITIVE_INFINITY }, { lookahead: 1 }]) {
              expect(orderOf(snapshot, at, options)).toEqual(orderOf(fresh, at, options));
            }
            expect(reasonsOf(snapshot, at)).toEqual(reasonsOf(fresh, at));
          }
          expect(snapshot.stages.map(({ weightSum, volume }) => [weightSum, volume])).toEqual(
            fresh.stages.map(({ weightSum, volume }) => [weightSum, volume]),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it("an edit that finds no room changes nothing", () => {
    const snapshot = snapshotOf([contractOf(1)]);
    let number = 2;
    while (editSnapshot(snapshot, contractOf(number), NOW)) number++;
    expect(number).toBeGreaterThan(500);
    const before = orderOf(snapshot, leadOf(), { lookahead: Number.POSITIVE_INFINITY });
    expect(before.length).toBe(number - 1);
    expect(editSnapshot(snapshot, contractOf(number), NOW)).toBe(false);
    expect(orderOf(snapshot, leadOf(), { lookahead: Number.POSITIVE_INFINITY })).toEqual(before);
  });
});
