import { describe, expect, it } from "vitest";
import { editDraft } from "@/components/contract/editor/edit-draft";
import { fitDraft } from "@/components/contract/editor/fit-draft";
import { readDraft } from "@/components/contract/editor/read-draft";
import { FILTER_OPS } from "@/lib/routing";
import type { ContractDraft } from "@/lib/routing/draft-schema";
import { emptyDraft } from "@/lib/routing/make-draft";
import { FIELDS } from "./routing-fixtures";

const from = { country: "DE", field: "area", op: "gte" };
const edit = (draft: ContractDraft, ...intents: readonly string[]): ContractDraft =>
  intents.reduce((one, intent) => editDraft(one, intent, from) ?? one, draft);

describe("the editor's buttons", () => {
  it("add and remove rows, and a row keeps its key while others go", () => {
    const draft = edit(emptyDraft("DE", "exclusive"), "addTerritory:radius", "addTerritory:postal");
    expect(draft.territory.map(({ key, kind }) => [key, kind])).toEqual([
      ["t0", "country"],
      ["t1", "radius"],
      ["t2", "postal"],
    ]);
    const fewer = edit(draft, "removeTerritory:0", "addTerritory:states");
    expect(fewer.territory.map(({ kind }) => kind)).toEqual(["radius", "postal", "states"]);
    expect(new Set(fewer.territory.map(({ key }) => key)).size).toBe(3);
    expect(fewer.territory[0]?.key).toBe("t1");
  });

  it("take a group away with its last condition", () => {
    const draft = edit(emptyDraft("DE", "exclusive"), "addGroup", "addCondition:0", "addGroup");
    expect(draft.filters.map(({ conditions }) => conditions.length)).toEqual([2, 1]);
    expect(edit(draft, "removeCondition:1:0").filters).toHaveLength(1);
    expect(edit(draft, "removeCondition:0:0").filters.map(({ conditions }) => conditions.length)).toEqual([
      1, 1,
    ]);
  });

  it("are no other word", () => {
    expect(editDraft(emptyDraft("DE", "exclusive"), "save", from)).toBeNull();
    expect(editDraft(emptyDraft("DE", "exclusive"), "addTerritory:moon", from)).toBeNull();
  });
});

describe("the editor's form", () => {
  it("is read row by row, whatever numbers are missing", () => {
    const form = new FormData();
    const set = (name: string, value: string) => form.append(name, value);
    set("name", "Solar");
    set("mode", "either");
    for (const i of [0, 3]) {
      set(`territory.${i}.key`, `t${i}`);
      set(`territory.${i}.kind`, "states");
      set(`territory.${i}.effect`, "exclude");
      set(`territory.${i}.country`, "DE");
    }
    set("territory.3.states.BY", "on");
    set("filters.1.key", "g1");
    set("filters.1.conditions.2.key", "c2");
    set("filters.1.conditions.2.field", "heating");
    set("filters.1.conditions.2.op", "in");
    set("filters.1.conditions.2.values.gas.oil", "on");
    set("endpointIds.endpoint_1", "on");
    const draft = readDraft(form);
    expect(draft).toMatchObject({
      name: "Solar",
      mode: "either",
      endpointIds: ["endpoint_1"],
      paused: false,
    });
    expect(draft.territory.map(({ key, states }) => [key, states])).toEqual([
      ["t0", []],
      ["t3", ["BY"]],
    ]);
    expect(draft.filters).toMatchObject([
      { key: "g1", conditions: [{ key: "c2", op: "in", values: ["gas.oil"] }] },
    ]);
  });

  it("asks only what a field can answer when another field is chosen", () => {
    const draft = edit(emptyDraft("DE", "exclusive"), "addGroup");
    const [group] = draft.filters;
    const chosen = {
      ...draft,
      filters: [
        { key: "g", conditions: (group?.conditions ?? []).map((one) => ({ ...one, field: "owner" })) },
      ],
    };
    const fitted = fitDraft(chosen, { fields: FIELDS, ops: FILTER_OPS });
    expect(fitted.filters[0]?.conditions[0]?.op).toBe("eq");
  });
});
