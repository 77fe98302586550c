import { describe, expect, it } from "vitest";
import type { ContractView } from "@/lib/routing/contract-schema";
import { emptyDraft, makeDraft } from "@/lib/routing/make-draft";
import { readDraftTerms } from "@/lib/routing/read-draft-terms";
import { readDays, readHours } from "@/lib/routing/read-hours";
import { readPostalList } from "@/lib/routing/read-postal-list";
import { FIELDS, placesOf } from "./routing-fixtures";

const code = (postalCode: string) => ({ country: "DE", postalCode, state: "BY", lat: 48, lng: 11 });
const places = placesOf(["01067", "01069", "10115", "20095", "80331", "80333", "81541"].map(code));
const reading = { currency: "EUR", locale: "de", fields: FIELDS, places } as const;

describe("pasted postal codes", () => {
  it("are read whatever stands between them, each once", () => {
    const list = readPostalList('80331\t80333;D-10115\n"80331" | 20095 München', "DE", places);
    expect(list).toEqual({
      codes: ["80331", "80333", "10115", "20095"],
      prefixes: [],
      unknown: [],
      restored: [],
      ignored: ["MÜNCHEN"],
    });
  });

  it("get back the zero that a spreadsheet ate", () => {
    expect(readPostalList("1067, 01069", "DE", places)).toMatchObject({
      codes: ["01067", "01069"],
      restored: ["01067"],
    });
  });

  it("lose the four digits behind a ZIP code, as leads' codes do", () => {
    const us = placesOf([{ country: "US", postalCode: "60601", state: "IL", lat: 42, lng: -88 }]);
    expect(readPostalList("60601-1234; 60601-0001", "US", us)).toMatchObject({
      codes: ["60601"],
      unknown: [],
    });
  });

  it("may be prefixes, with a star or simply short", () => {
    expect(readPostalList("81* 80… 010", "DE", places)).toMatchObject({
      codes: [],
      prefixes: ["81", "80", "010"],
      unknown: [],
    });
  });

  it("are kept and named where the country does not have them", () => {
    expect(readPostalList("99999 77*", "DE", places)).toMatchObject({
      codes: ["99999"],
      prefixes: ["77"],
      unknown: ["99999", "77*"],
    });
  });
});

describe("hours as typed", () => {
  it.each([
    ["8-18", [["08:00", "18:00"]]],
    [
      "08:00–12:00, 13–17:30",
      [
        ["08:00", "12:00"],
        ["13:00", "17:30"],
      ],
    ],
    ["8am-6pm", [["08:00", "18:00"]]],
    ["8 bis 24 Uhr", [["08:00", "24:00"]]],
    ["20-0", [["20:00", "24:00"]]],
    ["", []],
  ])("%s", (text, spans) => {
    expect(readHours(text, 3)).toEqual(spans.map(([from, to]) => ({ day: 3, from, to })));
  });

  it.each(["18-8", "8", "8-25", "morgens", "8-12-14"])("refuses %s", (text) => {
    expect(readHours(text, 1)).toBeNull();
  });

  it("takes calendar days in either notation, and tells those that are none", () => {
    expect(readDays("24.12.2026\n2026-12-31, 31.2.2026 bald")).toEqual({
      days: ["2026-12-24", "2026-12-31"],
      wrong: ["31.2.2026", "bald"],
    });
  });
});

const view: ContractView = {
  id: "contract_00000000000000000000000000",
  number: 1,
  buyerId: "buyer_00000000000000000000000000",
  categoryId: "category_00000000000000000000000000",
  name: "Solar Süd",
  status: "active",
  paused: false,
  mode: "either",
  priceExclusive: null,
  priceShared: null,
  priceExclusiveMinor: 3850,
  priceSharedMinor: 1500,
  bidRange: { exclusive: { minMinor: 2000, maxMinor: 9900 }, shared: null },
  territory: [
    { effect: "include", kind: "states", country: "DE", states: ["BY"] },
    { effect: "include", kind: "radius", country: "DE", postalCode: "80331", distance: 62.5, unit: "km" },
    { effect: "exclude", kind: "postal", country: "DE", codes: ["80333"], prefixes: ["81"] },
  ],
  filters: [
    {
      conditions: [
        { field: "area", op: "gte", value: 12.5 },
        { field: "budget", op: "between", value: [100_000, 250_050] },
        { field: "heating", op: "in", value: ["gas", "oil"] },
      ],
    },
    {
      conditions: [
        { field: "owner", op: "eq", value: true },
        { field: "note", op: "isSet", value: false },
        { field: "area", op: "in", value: [10, 20.5] },
        { field: "movesOn", op: "lt", value: "2027-01-01" },
      ],
    },
  ],
  schedule: {
    weekly: [
      { day: 1, from: "08:00", to: "12:00" },
      { day: 1, from: "13:00", to: "18:00" },
      { day: 6, from: "10:00", to: "24:00" },
    ],
    holidays: ["2026-12-24"],
  },
  caps: { day: 10, week: null, month: 200, total: null },
  budgetsMinor: { day: null, week: 100_000, month: null, total: 1_234_567 },
  endpointIds: [],
  routing: { priority: -3, weight: 7, sourcesAllowed: null, sourcesDenied: [], stageIds: [] },
  createdAt: "2026-01-01T00:00:00Z",
  updatedAt: "2026-01-01T00:00:00Z",
};

describe("a contract in the editor", () => {
  it.each(["de", "en"] as const)("goes in and comes out as it was, in %s", (locale) => {
    const { terms, errors } = readDraftTerms(makeDraft(view, { ...reading, locale }), { ...reading, locale });
    expect(errors).toEqual([]);
    expect(terms).toEqual({
      name: view.name,
      mode: view.mode,
      priceExclusiveMinor: 3850,
      priceSharedMinor: 1500,
      bidRange: view.bidRange,
      territory: view.territory,
      filters: view.filters,
      schedule: view.schedule,
      caps: view.caps,
      budgetsMinor: view.budgetsMinor,
      priority: -3,
      weight: 7,
      sourcesAllowed: null,
      sourcesDenied: [],
      endpointIds: [],
      stageIds: [],
      paused: false,
    });
  });

  it("names each control that cannot be read, and loses nothing on the way", () => {
    const draft = makeDraft(view, reading);
    const broken = {
      ...draft,
      name: " ",
      priceShared: "viel",
      caps: { ...draft.caps, day: "zehn" },
      budgets: { ...draft.budgets, total: "1.2.3" },
      hours: ["8-", "", "", "", "", "", ""],
      holidays: "irgendwann",
      territory: draft.territory.map((row) => ({ ...row, distance: "weit", codes: "" })),
      onlySources: true,
    };
    const { terms, errors } = readDraftTerms(broken, reading);
    expect(terms).toBeNull();
    expect(errors.map(({ field }) => field).toSorted()).toEqual([
      "budgets.total",
      "caps.day",
      "holidays",
      "hours.1",
      "name",
      "onlySources",
      "priceShared",
      "territory.1.distance",
      "territory.2.codes",
    ]);
  });

  it("asks for no price of a way that it does not buy", () => {
    const draft = { ...emptyDraft("DE", "shared"), name: "A", priceShared: "12,50", priceExclusive: "oops" };
    expect(readDraftTerms(draft, reading).terms).toMatchObject({
      priceExclusiveMinor: null,
      priceSharedMinor: 1250,
      schedule: null,
    });
  });

  it("buys always but on holidays where only these are given", () => {
    const draft = { ...emptyDraft("DE", "shared"), name: "A", priceShared: "1", holidays: "24.12.2026" };
    const { terms } = readDraftTerms(draft, reading);
    expect(terms?.schedule?.holidays).toEqual(["2026-12-24"]);
    expect(terms?.schedule?.weekly).toHaveLength(7);
    expect(terms?.schedule?.weekly).toContainEqual({ day: 7, from: "00:00", to: "24:00" });
  });
});
