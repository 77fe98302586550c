import { describe, expect, it } from "vitest";
import { describeContract } from "@/lib/routing/describe-contract";
import { drawTerritory } from "@/lib/routing/draw-territory";
import type { ContractInput } from "@/lib/routing/schema";
import { FIELDS, GRID, placesOf } from "./routing-fixtures";

const NONE = { day: null, week: null, month: null, total: null };
const terms: Parameters<typeof describeContract>[0] = {
  mode: "exclusive",
  priceExclusiveMinor: 3800,
  priceSharedMinor: null,
  territory: [
    { effect: "include", kind: "states", country: "DE", states: ["BY"] },
    { effect: "include", kind: "radius", country: "DE", postalCode: "80331", distance: 60, unit: "km" },
  ],
  filters: [],
  schedule: {
    weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: "08:00", to: "18:00" })),
    holidays: [],
  },
  caps: { ...NONE, day: 10 },
  budgetsMinor: NONE,
};
const about = { categoryName: { en: "Solar", de: "Solar" }, fields: FIELDS, currency: "EUR" } as const;
const plain = (text: string): string => text.replaceAll(/\s/g, " ");
const say = (given: Partial<ContractInput>, locale: "en" | "de"): string =>
  plain(describeContract({ ...terms, ...given }, { ...about, locale }));

describe("a contract in one sentence", () => {
  it("says what, where, how much, when and for how much", () => {
    expect(say({}, "en")).toBe(
      "Solar leads in Bavaria or within 60 km of 80331, at most 10 a day, Mon–Fri 08:00–18:00, €38.00 exclusive",
    );
    expect(say({}, "de")).toBe(
      "Leads „Solar“ in Bayern oder im Umkreis von 60 km um 80331, höchstens 10 am Tag, Mo–Fr 08:00–18:00, 38,00 € exklusiv",
    );
  });

  it("names what is left out, both prices, filters and budgets", () => {
    const text = say(
      {
        mode: "either",
        priceSharedMinor: 1500,
        territory: [
          { effect: "include", kind: "country", country: "US" },
          { effect: "exclude", kind: "postal", country: "US", codes: ["60601"], prefixes: ["90"] },
        ],
        filters: [{ conditions: [{ field: "budget", op: "gte", value: 100_000 }] }],
        schedule: null,
        caps: NONE,
        budgetsMinor: { ...NONE, month: 500_000 },
      },
      "en",
    );
    expect(text).toContain("in the United States, but not in postal codes 90…, 60601");
    expect(text).toContain("at least €1,000.00");
    expect(text).toContain("for no more than €5,000.00 a month");
    expect(text).toMatch(/€38\.00 exclusive or €15\.00 shared$/);
  });
});

describe("a territory's map", () => {
  const places = placesOf(GRID);
  it("counts codes that are covered, and those that another row cuts out again", () => {
    const [map, ...more] = drawTerritory(
      [
        { effect: "include", kind: "country", country: "AA" },
        { effect: "exclude", kind: "states", country: "AA", states: ["S"] },
      ],
      places,
    );
    expect(more).toEqual([]);
    expect(map).toMatchObject({ country: "AA", coveredCount: 80, total: 120 });
    expect(map?.byState).toEqual([
      { state: "N", covered: 40, total: 40 },
      { state: "W", covered: 40, total: 40 },
    ]);
    expect(map?.cutOut).not.toBe("");
    // A dot for each code at most, as one path.
    expect(map?.covered.match(/h0/g)?.length).toBeLessThanOrEqual(80);
    expect(map?.covered).toMatch(/^M\d+ \d+h0(m-?\d+ ?-?\d+h0)*$/);
  });

  it("knows nothing of a country without postal codes", () => {
    expect(drawTerritory([{ effect: "include", kind: "country", country: "ZZ" }], places)).toEqual([]);
  });
});
