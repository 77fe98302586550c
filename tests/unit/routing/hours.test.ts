import { describe, expect, it } from "vitest";
import { compileHours, isOpen } from "@/lib/routing/engine/compile-hours";
import {
  createZoneClock,
  DAY_PERIOD,
  MONTH_PERIOD,
  periodEnd,
  startOfDay,
  WEEK_PERIOD,
} from "@/lib/routing/engine/zone-clock";

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const openAt = (zone: string, from: string, to: string, at: string, holidays: string[] = []): boolean =>
  isOpen(
    compileHours({ weekly: EVERY_DAY.map((day) => ({ day, from, to })), holidays }, createZoneClock(zone)),
    Date.parse(at),
  );

describe("hours in the buyer's zone", () => {
  // Zone, from, to, instants inside, instants outside: both sides of a change of the clock in six zones.
  const cases: [string, string, string, string[], string[]][] = [
    [
      "Europe/Berlin",
      "08:00",
      "18:00",
      ["2026-03-28T07:00:00Z", "2026-03-29T06:00:00Z", "2026-10-25T16:59:00Z"],
      ["2026-03-28T06:59:59Z", "2026-03-29T16:00:00Z", "2026-10-25T06:59:00Z"],
    ],
    [
      "America/Chicago",
      "08:00",
      "18:00",
      ["2026-03-07T14:00:00Z", "2026-03-08T13:00:00Z", "2026-11-01T23:59:00Z"],
      ["2026-03-07T13:59:00Z", "2026-03-08T23:00:00Z", "2026-11-01T13:59:00Z"],
    ],
    [
      "Australia/Lord_Howe",
      "08:00",
      "18:00",
      ["2026-04-04T21:30:00Z", "2026-10-03T21:00:00Z"],
      ["2026-04-04T21:29:00Z", "2026-10-03T20:59:00Z"],
    ],
    [
      "Asia/Kathmandu",
      "08:00",
      "18:00",
      ["2026-06-01T02:15:00Z"],
      ["2026-06-01T02:14:00Z", "2026-06-01T12:15:00Z"],
    ],
    [
      "Africa/Cairo",
      "00:00",
      "02:00",
      ["2026-04-23T22:00:00Z", "2026-04-23T22:59:00Z"],
      ["2026-04-23T21:59:00Z", "2026-04-23T23:00:00Z"],
    ],
    [
      "Pacific/Auckland",
      "08:00",
      "24:00",
      ["2026-09-27T10:59:00Z"],
      ["2026-09-27T11:00:00Z", "2026-09-26T18:59:00Z"],
    ],
  ];
  it.each(cases)("%s %s–%s", (zone, from, to, inside, outside) => {
    for (const at of inside) expect([at, openAt(zone, from, to, at)]).toEqual([at, true]);
    for (const at of outside) expect([at, openAt(zone, from, to, at)]).toEqual([at, false]);
  });

  it("a holiday is the local day", () => {
    expect(openAt("Europe/Berlin", "00:00", "24:00", "2026-12-24T23:00:00Z", ["2026-12-25"])).toBe(false);
    expect(openAt("Europe/Berlin", "00:00", "24:00", "2026-12-24T22:59:00Z", ["2026-12-25"])).toBe(true);
    expect(openAt("Europe/Berlin", "00:00", "24:00", "2026-12-25T23:00:00Z", ["2026-12-25"])).toBe(true);
  });

  it("days of the week are local", () => {
    const hours = compileHours(
      { weekly: [{ day: 1, from: "00:00", to: "01:00" }], holidays: [] },
      createZoneClock("Europe/Berlin"),
    );
    expect(isOpen(hours, Date.parse("2026-11-22T23:30:00Z"))).toBe(true);
    expect(isOpen(hours, Date.parse("2026-11-22T22:30:00Z"))).toBe(false);
    expect(isOpen(hours, Date.parse("2026-11-23T00:00:00Z"))).toBe(false);
  });

  it("refuses a zone that there is not", () => {
    expect(() => createZoneClock("Mars/Olympus")).toThrow(RangeError);
  });
});

describe("ends of periods", () => {
  const end = (zone: string, period: number, at: string): string =>
    new Date(periodEnd(createZoneClock(zone), period, Date.parse(at))).toISOString();
  const cases: [string, number, string, string][] = [
    ["Europe/Berlin", DAY_PERIOD, "2026-03-29T00:30:00Z", "2026-03-29T22:00:00.000Z"],
    ["Europe/Berlin", DAY_PERIOD, "2026-10-25T00:30:00Z", "2026-10-25T23:00:00.000Z"],
    ["Europe/Berlin", WEEK_PERIOD, "2026-10-25T12:00:00Z", "2026-10-25T23:00:00.000Z"],
    ["America/Chicago", WEEK_PERIOD, "2026-11-01T03:00:00Z", "2026-11-02T06:00:00.000Z"],
    ["America/Chicago", MONTH_PERIOD, "2026-11-01T04:59:00Z", "2026-11-01T05:00:00.000Z"],
    ["Asia/Kathmandu", MONTH_PERIOD, "2026-12-31T18:14:00Z", "2026-12-31T18:15:00.000Z"],
    ["Australia/Lord_Howe", DAY_PERIOD, "2026-10-03T14:00:00Z", "2026-10-04T13:00:00.000Z"],
    ["Pacific/Auckland", DAY_PERIOD, "2026-09-26T13:00:00Z", "2026-09-27T11:00:00.000Z"],
  ];
  it.each(cases)("%s, period %i, at %s", (zone, period, at, expected) => {
    expect(end(zone, period, at)).toBe(expected);
  });

  it("a day whose midnight is skipped begins when the clock has moved on", () => {
    const day = Date.UTC(2026, 3, 24) / 86_400_000;
    expect(new Date(startOfDay("Africa/Cairo", day)).toISOString()).toBe("2026-04-23T22:00:00.000Z");
  });
});
