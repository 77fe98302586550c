/** What sales change in the order, against a snapshot compiled anew from what they left. */
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  type ContractSpec,
  editSnapshot,
  explainTrail,
  noteSold,
  propose,
  type Snapshot,
  settle,
  VERDICT_CODES,
} from "@/lib/routing";
import type { Strategy } from "@/lib/routing/schema";
import { contractOf, FIELDS, GRID, leadOf, NOW, orderOf, snapshotOf, stageOf } from "./routing-fixtures";

vi.setConfig({ testTimeout: 60_000 });

const { sold, not_reached, has_this_person } = VERDICT_CODES;
const HOUR = 3_600_000;
const everybody = { lookahead: Number.POSITIVE_INFINITY };

const contract = (number: number): fc.Arbitrary<ContractSpec> =>
  fc
    .record({
      place: fc.constantFrom("country", "state", "codes"),
      paused: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
      mode: fc.constantFrom("exclusive", "shared", "either") as fc.Arbitrary<ContractSpec["mode"]>,
      price: fc.integer({ min: 1, max: 3 }),
      priority: fc.integer({ min: 0, max: 1 }),
      weight: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 60 })),
      lastServedAtMs: fc.option(fc.integer({ min: NOW - 5, max: NOW - 1 })),
      servedToday: fc.integer({ min: 0, max: 2 }),
      stageIds: fc.subarray(["stage", "second"], { minLength: 1 }),
    })
    .map(({ place, price, ...rest }) =>
      contractOf(number, {
        ...rest,
        priceExclusiveMinor: price * 200,
        priceSharedMinor: price * 100,
        territory: [
          place === "country"
            ? { effect: "include", kind: "country", country: "AA" }
            : place === "state"
              ? { effect: "include", kind: "states", country: "AA", states: ["N"] }
              : {
                  effect: "include",
                  kind: "postal",
                  country: "AA",
                  codes: GRID.slice(0, 40).map((row) => row.postalCode),
                  prefixes: [],
                },
        ],
      }),
    );

type Step =
  | { readonly kind: "propose"; readonly codes: readonly number[]; readonly late: boolean }
  | { readonly kind: "sold"; readonly number: number }
  | { readonly kind: "wait"; readonly hours: number }
  | { readonly kind: "edit"; readonly spec: ContractSpec };
const step = (count: number): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant("propose" as const),
        codes: fc.array(fc.constantFrom(sold, not_reached, has_this_person), { maxLength: 4 }),
        late: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("sold" as const),
        number: fc.integer({ min: 1, max: count }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("wait" as const), hours: fc.integer({ min: 0, max: 15 }) }),
    },
    {
      weight: 1,
      arbitrary: fc
        .integer({ min: 1, max: count + 5 })
        .chain((number) => fc.record({ kind: fc.constant("edit" as const), spec: contract(number) })),
    },
  );
const market = fc.integer({ min: 1, max: 60 }).chain((count) =>
  fc.record({
    contracts: fc.tuple(...Array.from({ length: count }, (_, i) => contract(i + 1))),
    steps: fc.array(step(count), { maxLength: 60 }),
  }),
);
const strategy = fc.constantFrom<Strategy>("priority", "round_robin", "weighted", "weighted", "highest_bid");

/** The contract as sales have left it in the snapshot. */
function asLeft(snapshot: Snapshot, spec: ContractSpec): ContractSpec {
  const slot = snapshot.byNumber.get(spec.number)?.slots[0] ?? -1;
  const { lastServed, servedToday } = snapshot.columns;
  return { ...spec, lastServedAtMs: lastServed[slot] ?? null, servedToday: servedToday[slot] ?? 0 };
}

describe("after sales", () => {
  it("the order is that of a snapshot compiled anew, for whoever asks for few or for all", () => {
    fc.assert(
      fc.property(market, fc.tuple(strategy, strategy), fc.boolean(), (drawn, [one, two], phases) => {
        const stages = [
          stageOf({ strategy: one, exclusiveFirst: phases }),
          stageOf({ id: "second", position: 1, strategy: two }),
        ];
        const specs = new Map(drawn.contracts.map((spec) => [spec.number, spec]));
        const snapshot = snapshotOf(drawn.contracts, { stages });
        const lead = leadOf({ postalCode: GRID[0]?.postalCode ?? "" });
        const open: (() => void)[] = [];
        let now = NOW;
        for (const done of drawn.steps) {
          if (done.kind === "wait") now += done.hours * HOUR;
          else if (done.kind === "sold") noteSold(snapshot, done.number, now);
          else if (done.kind === "edit") {
            specs.set(done.spec.number, done.spec);
            expect(editSnapshot(snapshot, done.spec, now)).toBe(true);
          } else {
            const proposal = propose(snapshot, lead, now);
            const close = () => settle(snapshot, proposal, done.codes, now);
            if (done.late) open.push(close);
            else close();
          }
        }
        for (const close of open) close();
        // A new day is noticed with its first lead.
        propose(snapshot, lead, now);
        expect(snapshot.movedSlots).toBe(snapshot.columns.moved.reduce((sum, moved) => sum + moved, 0));
        const left = [...specs.values()].map((spec) => asLeft(snapshot, spec));
        const anew = snapshotOf(left, { stages, nowMs: now });
        const wanted = orderOf(anew, lead, everybody, now);
        expect(orderOf(snapshot, lead, everybody, now)).toEqual(wanted);
        expect(orderOf(snapshot, lead, { judgeAll: true }, now)).toEqual(wanted);
        expect(orderOf(snapshot, lead, { lookahead: 2 }, now)).toEqual(wanted.slice(0, 5));
        const listed = (at: Snapshot) =>
          explainTrail(propose(at, lead, now, { lookahead: 2, advance: false }).trail, FIELDS)
            .map((verdict) => verdict.contractNumber)
            .sort((a, b) => a - b);
        expect(listed(snapshot)).toEqual(listed(anew));
      }),
      { numRuns: 300 },
    );
  });
});
