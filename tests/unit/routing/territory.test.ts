import { describe, expect, it, vi } from "vitest";
import type { TerritoryRow } from "@/lib/routing/schema";
import {
  contractOf,
  distanceKm,
  GRID,
  leadOf,
  naiveInside,
  orderOf,
  placesOf,
  readPlaceRows,
  snapshotOf,
} from "./routing-fixtures";

// Reading all real places takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const aa = { effect: "include", country: "AA" } as const;
const not = { effect: "exclude", country: "AA" } as const;
const radius = (postalCode: string, distance: number, unit: "km" | "mi" = "km") =>
  ({ kind: "radius", postalCode, distance, unit }) as const;
const postal = (codes: string[], prefixes: string[] = []) => ({ kind: "postal", codes, prefixes }) as const;
type Rows = readonly (TerritoryRow | object)[];

const TERRITORIES: [string, Rows][] = [
  ["a country", [{ ...aa, kind: "country" }]],
  ["a country without states", [{ effect: "include", country: "BB", kind: "country" }]],
  ["states", [{ ...aa, kind: "states", states: ["N", "W"] }]],
  ["an unknown state", [{ ...aa, kind: "states", states: ["X"] }]],
  ["codes", [{ ...aa, ...postal(["1000", "1007", "1700", "9999"]) }]],
  ["prefixes", [{ ...aa, ...postal([], ["10", "113"]) }]],
  ["nearly all of each state", [{ ...aa, ...postal(GRID.slice(0, 100).map((row) => row.postalCode)) }]],
  ["a small radius", [{ ...aa, ...radius("1000", 30) }]],
  ["miles reach further than km", [{ ...aa, ...radius("1406", 60, "mi") }]],
  ["a radius over everything", [{ ...aa, ...radius("1000", 5_000) }]],
  ["a radius around nowhere", [{ ...aa, ...radius("0000", 50) }]],
  [
    "a country less a state",
    [
      { ...aa, kind: "country" },
      { ...not, kind: "states", states: ["S"] },
    ],
  ],
  [
    "a country less a radius",
    [
      { ...aa, kind: "country" },
      { ...not, ...radius("1406", 40) },
    ],
  ],
  [
    "a country less itself",
    [
      { ...aa, kind: "country" },
      { ...not, kind: "country" },
    ],
  ],
  [
    "a country less another's state",
    [
      { ...aa, kind: "country" },
      { effect: "exclude", country: "BB", kind: "country" },
    ],
  ],
  [
    "a state less codes",
    [
      { ...aa, kind: "states", states: ["N"] },
      { ...not, ...postal(["1000", "1021"]) },
    ],
  ],
  [
    "a radius less a prefix",
    [
      { ...aa, ...radius("1406", 90) },
      { ...not, ...postal([], ["14"]) },
    ],
  ],
  [
    "rows that overlap",
    [
      { ...aa, kind: "states", states: ["N"] },
      { ...aa, ...postal(["1000", "1007"]) },
      { ...aa, ...radius("1007", 50) },
      { effect: "include", country: "BB", ...postal(["B1"]) },
    ],
  ],
];

describe("territories", () => {
  it.each(TERRITORIES)("%s covers the places that the rows say, and no other", (_, rows) => {
    const territory = rows as TerritoryRow[];
    const wanted = GRID.filter((place) => naiveInside(territory, place, GRID));
    for (const checkShare of [1, 0.5, 0]) {
      const snapshot = snapshotOf([contractOf(1, { territory })], { checkShare });
      expect(GRID.filter((place) => orderOf(snapshot, leadOf(place)).length === 1)).toEqual(wanted);
    }
  });

  it("exclude wins over include in whatever order", () => {
    const rows = [
      { ...not, ...postal(["1000"]) },
      { ...aa, ...postal(["1000", "1007"]) },
    ] as TerritoryRow[];
    const snapshot = snapshotOf([contractOf(1, { territory: rows })]);
    expect(orderOf(snapshot, leadOf({ postalCode: "1000" }))).toEqual([]);
    expect(orderOf(snapshot, leadOf({ postalCode: "1007" }))).toEqual(["1s"]);
  });

  it("a lead of a postal code that nobody knows is judged by what it says itself", () => {
    const snapshot = snapshotOf([
      contractOf(1, { territory: [{ ...aa, kind: "country" }] }),
      contractOf(2, { territory: [{ ...aa, kind: "states", states: ["N"] }] }),
      contractOf(3, { territory: [{ ...aa, kind: "postal", codes: ["9999"], prefixes: [] }] }),
      contractOf(4, { territory: [{ ...aa, kind: "postal", codes: [], prefixes: ["99"] }] }),
      contractOf(5, { territory: [{ ...aa, kind: "radius", postalCode: "1000", distance: 10, unit: "km" }] }),
      contractOf(6, { territory: [{ effect: "include", country: "BB", kind: "country" }] }),
    ]);
    const unknown = leadOf({ postalCode: "9999" });
    expect(orderOf(snapshot, unknown)).toEqual(["1s", "3s", "4s"]);
    expect(orderOf(snapshot, { ...unknown, state: "N", lat: 48.01, lng: 10.01 })).toEqual([
      "1s",
      "2s",
      "3s",
      "4s",
      "5s",
    ]);
  });

  it("finds real places: codes, prefixes and radii in five countries", () => {
    const rows = readPlaceRows();
    const places = placesOf(rows);
    expect(places.count).toBe(rows.length);
    const munich = rows.find((row) => row.country === "DE" && row.postalCode === "80331");
    expect(munich).toBeDefined();
    if (!munich) return;
    const buffer = new Int32Array(places.count);
    const centre = places.findPlace("DE", "80331");
    for (const km of [1, 30, 400]) {
      const near = [...buffer.subarray(0, places.within(centre, km, buffer))]
        .map((place) => places.postalCodeOf(place))
        .sort();
      const wanted = rows.filter((row) => row.country === "DE" && distanceKm(munich, row) <= km);
      expect(near).toEqual(wanted.map((row) => row.postalCode).sort());
    }
    const [from, to] = places.prefixRange("AT", "60");
    const tyrol = rows.filter((row) => row.country === "AT" && row.postalCode.startsWith("60"));
    expect(to - from).toBe(tyrol.length);
    expect(
      rows.every(
        (row) => places.postalCodeOf(places.findPlace(row.country, row.postalCode)) === row.postalCode,
      ),
    ).toBe(true);
    expect(places.findPlace("US", "803310")).toBe(-1);
    expect(places.findPlace("DE", "8033a")).toBe(-1);
    expect(places.findPlace("FR", "75001")).toBe(-1);
  });
});
