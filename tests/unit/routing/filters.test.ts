import { describe, expect, it } from "vitest";
import type { FieldValues } from "@/lib/leads/schema";
import { checkFilters } from "@/lib/routing";
import {
  compileFilters,
  indexFields,
  type LeadValues,
  readValues,
} from "@/lib/routing/engine/compile-filters";
import type { Condition, FilterGroups } from "@/lib/routing/schema";
import { FILTER_CODE_BASE } from "@/lib/routing/verdict";
import { FIELDS } from "./routing-fixtures";

function ask(filters: FilterGroups, fields: FieldValues): number {
  const values: LeadValues = [];
  readValues(FIELDS, fields, values);
  return compileFilters(filters, indexFields(FIELDS))(values);
}
const holds = (condition: Condition, fields: FieldValues): boolean =>
  ask([{ conditions: [condition] }], fields) === 0;

describe("operators", () => {
  const area = (op: "gt" | "gte" | "lt" | "lte", value: number) => ({ field: "area", op, value }) as const;
  // Condition, values for which it holds, values for which it does not.
  const cases: [Condition, FieldValues[], FieldValues[]][] = [
    [{ field: "area", op: "eq", value: 5 }, [{ area: 5 }], [{ area: 6 }, {}, { area: "5" }]],
    [{ field: "area", op: "ne", value: 5 }, [{ area: 6 }, {}], [{ area: 5 }]],
    [{ field: "heating", op: "in", value: ["gas", "oil"] }, [{ heating: "oil" }], [{ heating: "wood" }, {}]],
    [
      { field: "heating", op: "notIn", value: ["gas", "oil"] },
      [{ heating: "wood" }, {}],
      [{ heating: "gas" }],
    ],
    [
      { field: "wishes", op: "in", value: ["roof", "wall"] },
      [{ wishes: ["wall", "floor"] }],
      [{ wishes: ["floor"] }, {}],
    ],
    [
      { field: "wishes", op: "notIn", value: ["roof"] },
      [{ wishes: ["wall"] }, {}, { wishes: [] }],
      [{ wishes: ["roof", "wall"] }],
    ],
    [{ field: "wishes", op: "contains", value: "roof" }, [{ wishes: ["roof"] }], [{ wishes: ["wall"] }, {}]],
    [{ field: "note", op: "contains", value: "Solar" }, [{ note: "want SOLAR now" }], [{ note: "heat" }, {}]],
    [{ field: "note", op: "startsWith", value: "ab" }, [{ note: " Abc" }], [{ note: "cab" }, {}]],
    [{ field: "note", op: "eq", value: "München" }, [{ note: "MÜNCHEN " }], [{ note: "Mün" }]],
    [area("gt", 5), [{ area: 5.5 }], [{ area: 5 }, {}]],
    [area("gte", 5), [{ area: 5 }], [{ area: 4.9 }, {}]],
    [area("lt", 5), [{ area: -1 }], [{ area: 5 }, {}]],
    [area("lte", 5), [{ area: 5 }], [{ area: 5.1 }, {}]],
    [
      { field: "budget", op: "between", value: [100, 200] },
      [{ budget: 100 }, { budget: 200 }],
      [{ budget: 99 }, { budget: 201 }, {}],
    ],
    [
      { field: "movesOn", op: "lt", value: "2026-12-01" },
      [{ movesOn: "2026-11-30" }],
      [{ movesOn: "2026-12-01" }, {}],
    ],
    [
      { field: "movesOn", op: "between", value: ["2026-01-01", "2026-12-31"] },
      [{ movesOn: "2026-12-31" }],
      [{ movesOn: "2027-01-01" }],
    ],
    [{ field: "owner", op: "eq", value: true }, [{ owner: true }], [{ owner: false }, {}]],
    [{ field: "owner", op: "isSet", value: true }, [{ owner: false }], [{}]],
    [{ field: "note", op: "isSet", value: false }, [{}, { note: " " }], [{ note: "x" }]],
  ];
  it.each(cases)("%o", (condition, yes, no) => {
    for (const fields of yes) expect([fields, holds(condition, fields)]).toEqual([fields, true]);
    for (const fields of no) expect([fields, holds(condition, fields)]).toEqual([fields, false]);
  });
});

describe("groups", () => {
  const big: Condition = { field: "area", op: "gte", value: 100 };
  const owner: Condition = { field: "owner", op: "eq", value: true };
  const gas: Condition = { field: "heating", op: "eq", value: "gas" };
  it("all conditions of a group, any group; the first group names the field", () => {
    const filters = [{ conditions: [big, owner] }, { conditions: [gas] }];
    expect(ask(filters, { area: 100, owner: true })).toBe(0);
    expect(ask(filters, { area: 1, heating: "gas" })).toBe(0);
    expect(ask(filters, { area: 100, owner: false })).toBe(FILTER_CODE_BASE + 20);
    expect(ask(filters, {})).toBe(FILTER_CODE_BASE + 3);
    expect(ask([], {})).toBe(0);
  });
});

describe("what does not fit a field is refused", () => {
  const check = (condition: Condition) => checkFilters([{ conditions: [condition] }], FIELDS);
  const cases: [Condition, string, string][] = [
    [{ field: "gone", op: "isSet", value: true }, "field", "filter.unknown_field"],
    [{ field: "owner", op: "gt", value: 1 }, "op", "filter.wrong_operator"],
    [{ field: "area", op: "contains", value: "1" }, "op", "filter.wrong_operator"],
    [{ field: "area", op: "eq", value: "1" }, "value", "filter.wrong_value"],
    [{ field: "budget", op: "gte", value: 1.5 }, "value", "filter.wrong_value"],
    [{ field: "movesOn", op: "lt", value: "soon" }, "value", "filter.wrong_value"],
    [{ field: "heating", op: "in", value: ["gas", "coal"] }, "value", "filter.unknown_choice"],
    [{ field: "area", op: "between", value: [2, 1] }, "value", "filter.empty_range"],
  ];
  it.each(cases)("%o", (condition, part, code) => {
    expect(check(condition)).toMatchObject([{ field: `filters.0.conditions.0.${part}`, code }]);
  });
  it("and what fits is not", () => {
    expect(check({ field: "area", op: "between", value: [1, 1] })).toEqual([]);
    expect(check({ field: "wishes", op: "contains", value: "roof" })).toEqual([]);
    expect(check({ field: "movesOn", op: "gte", value: "2026-01-01" })).toEqual([]);
  });
});
