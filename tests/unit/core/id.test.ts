import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromUuid, isId, newId, newUuid, toUuid, toUuidOrNull } from "@/lib/core/id";

describe("ids", () => {
  it("agree with the specification's own example", () => {
    const uuid = "01890a5d-ac96-774b-bcce-b302099a8057";
    expect(fromUuid("lead", uuid)).toBe("lead_01h455vb4pex5vsknk084sn02q");
    expect(toUuid("lead", "lead_01h455vb4pex5vsknk084sn02q")).toBe(uuid);
  });

  it("come back from their text as they went", () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        expect(toUuid("sale", fromUuid("sale", uuid))).toBe(uuid);
      }),
    );
  });

  it("sort by the time they were made, also within a millisecond", () => {
    const made = Array.from({ length: 5_000 }, () => newId("lead"));
    expect(made.toSorted()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });

  it("are UUIDs of version 7", () => {
    expect(newUuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("are not taken for what they are not, whatever is sent", () => {
    const sale = newId("sale");
    expect(isId("lead", sale)).toBe(false);
    expect(toUuidOrNull("lead", "lead_81h455vb4pex5vsknk084sn02q")).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(toUuidOrNull("lead", `lead_${text}`.slice(0, 40)) ?? "none").toMatch(/^[0-9a-f-]{36}$|^none$/);
      }),
    );
  });
});
