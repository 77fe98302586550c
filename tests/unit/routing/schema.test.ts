import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { explainTrail } from "@/lib/routing";
import { contractInput, stageInput } from "@/lib/routing/schema";
import { packVerdict } from "@/lib/routing/verdict";

const row = { effect: "include", kind: "country", country: "DE" };
const base = { name: "Solar south", mode: "shared", priceSharedMinor: 2_000, territory: [row] };
const pathsOf = (input: unknown): string[] =>
  contractInput.safeParse(input).error?.issues.map((issue) => issue.path.join(".")) ?? [];

describe("contract input", () => {
  it("fills what may be left out", () => {
    expect(contractInput.parse(base)).toMatchObject({
      priceExclusiveMinor: null,
      filters: [],
      schedule: null,
      caps: { day: null, week: null, month: null, total: null },
      priority: 0,
      weight: 1,
      sourcesAllowed: null,
      paused: false,
    });
    expect(contractInput.parse({ ...base, caps: { day: 5 } }).caps).toEqual({
      day: 5,
      week: null,
      month: null,
      total: null,
    });
  });

  const codes = (n: number) => Array.from({ length: n }, (_, i) => String(10_000 + i));
  const postal = (n: number) => [{ ...row, kind: "postal", codes: codes(n) }];
  const weekly = (from: string, to: string) => ({ schedule: { weekly: [{ day: 1, from, to }] } });
  const condition = { field: "area", op: "gt", value: 1 };
  const cases: [string, object, string[]][] = [
    ["5,000 codes fit", { territory: postal(5_000) }, []],
    ["5,001 codes do not", { territory: postal(5_001) }, ["territory.0.codes"]],
    ["200 rows fit", { territory: Array(200).fill(row) }, []],
    ["201 rows do not", { territory: Array(201).fill(row) }, ["territory"]],
    ["a territory includes something", { territory: [{ ...row, effect: "exclude" }] }, ["territory"]],
    ["a postal row names something", { territory: postal(0) }, ["territory.0.codes"]],
    ["a country is a code", { territory: [{ ...row, country: "Germany" }] }, ["territory.0.country"]],
    ["shared needs its price", { priceSharedMinor: null }, ["priceSharedMinor"]],
    ["exclusive needs its price", { mode: "exclusive" }, ["priceExclusiveMinor"]],
    ["either needs both", { mode: "either" }, ["priceExclusiveMinor"]],
    [
      "whole is not cheaper than shared",
      { mode: "either", priceExclusiveMinor: 1_999 },
      ["priceExclusiveMinor"],
    ],
    ["whole may cost the same", { mode: "either", priceExclusiveMinor: 2_000 }, []],
    ["prices are above zero", { priceSharedMinor: 0 }, ["priceSharedMinor"]],
    ["hours until midnight", weekly("08:00", "24:00"), []],
    ["hours end after they begin", weekly("22:00", "06:00"), ["schedule.weekly.0.to"]],
    ["times are times", weekly("08:60", "24:01"), ["schedule.weekly.0.from", "schedule.weekly.0.to"]],
    ["a cap of 0 is a pause", { caps: { day: 0 } }, ["caps.day"]],
    ["20 groups fit", { filters: Array(20).fill({ conditions: [condition] }) }, []],
    ["21 groups do not", { filters: Array(21).fill({ conditions: [condition] }) }, ["filters"]],
    [
      "51 conditions do not",
      { filters: [{ conditions: Array(51).fill(condition) }] },
      ["filters.0.conditions"],
    ],
    [
      "ids are of their kind",
      { endpointIds: [newId("stage")], stageIds: [newId("stage")] },
      ["endpointIds.0"],
    ],
  ];
  it.each(cases)("%s", (_, over, paths) => {
    expect(pathsOf({ ...base, ...over })).toEqual(paths);
  });
});

describe("stage input", () => {
  it("takes the four strategies, refuses ping_post with its reason", () => {
    const stage = (strategy: string) => stageInput.safeParse({ position: 0, name: "First", strategy });
    for (const strategy of ["priority", "round_robin", "weighted", "highest_bid"]) {
      expect(stage(strategy).success).toBe(true);
    }
    expect(stage("ping_post").error?.issues[0]?.message).toBe("ping_post is not available yet");
  });
});

describe("stored trails", () => {
  it("read back as they were written", () => {
    const trail = [
      7,
      packVerdict(0, 1, 0),
      3_800,
      9,
      packVerdict(99, 2, 256 + 3_000),
      5,
      4,
      packVerdict(1, 0, 10),
      0,
    ];
    expect(explainTrail(trail, [{ key: "area", number: 3_000 }])).toEqual([
      {
        contractNumber: 7,
        stagePosition: 0,
        mode: "exclusive",
        code: "sold",
        reason: "sold",
        priceMinor: 3_800,
      },
      {
        contractNumber: 9,
        stagePosition: 99,
        mode: "shared",
        code: "filter",
        reason: "filter:area",
        fieldNumber: 3_000,
        priceMinor: 5,
      },
      { contractNumber: 4, stagePosition: 1, mode: null, code: "cap_day", reason: "cap_day", priceMinor: 0 },
    ]);
  });
  it("refuse what is no trail", () => {
    expect(() => explainTrail([1, 2], [])).toThrow(RangeError);
    expect(() => explainTrail([1, packVerdict(0, 1, 99), 3], [])).toThrow(RangeError);
  });
});
