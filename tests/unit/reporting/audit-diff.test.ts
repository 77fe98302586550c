import { describe, expect, it } from "vitest";
import { auditDiff } from "@/lib/reporting/audit-diff";

describe("what an entry of the audit log says changed", () => {
  it("is what differs, by its path; what a command did not touch stayed", () => {
    const before = { name: "Solar", caps: { day: 10, week: null }, status: "active" };
    const after = { name: "Solar", caps: { day: 20, week: null } };
    expect(auditDiff(before, after)).toEqual([{ path: "caps.day", before: 10, after: 20 }]);
  });

  it("is all of it where something came or went", () => {
    expect(auditDiff(null, { name: "Solar", price: null })).toEqual([{ path: "name", after: "Solar" }]);
    expect(auditDiff({ name: "Solar" }, null)).toEqual([{ path: "name", before: "Solar" }]);
    expect(auditDiff(null, null)).toEqual([]);
  });

  it("knows the parts of a list by their key: one that moved is not another", () => {
    const [roof, home] = [
      { key: "roof", required: true },
      { key: "home", required: false },
    ];
    const after = { fields: [home, { ...roof, required: false }] };
    expect(auditDiff({ fields: [roof, home] }, after)).toEqual([
      { path: "fields.roof.required", before: true, after: false },
    ]);
  });

  it("takes a list of plain values as one, and what is emptied as taken away", () => {
    expect(auditDiff({ to: ["a", "b"] }, { to: ["a"] })).toEqual([
      { path: "to", before: "a, b", after: "a" },
    ]);
    expect(auditDiff({ schedule: { mon: "8" } }, { schedule: null })).toEqual([
      { path: "schedule.mon", before: "8" },
    ]);
  });

  it.each([undefined, "text", 7, ["x"]])("reads nothing into %j", (odd) => {
    expect(auditDiff(odd, odd)).toEqual([]);
  });
});
