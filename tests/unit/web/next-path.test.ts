import { describe, expect, it } from "vitest";
import { landingPath, nextPath } from "@/lib/web/next-path";

describe("the way back after sign-in", () => {
  it.each([
    ["/buyer", "/buyer"],
    ["/buyer/leads?q=a%26b", "/buyer/leads?q=a%26b"],
    ["/operator?page=2&_rsc=12ab", "/operator?page=2"],
  ])("of %s is %s", (wish, kept) => expect(nextPath(wish)).toBe(kept));

  it.each([
    null,
    "",
    "buyer",
    "//evil.example/buyer",
    "/\\evil.example/buyer",
    "https://evil.example/buyer",
    "/buyers",
    "/api/auth/signout",
    "/sign-in",
    "/buyer/../../api/x",
    "/buyer\n//evil.example",
    `/buyer?${"x".repeat(3000)}`,
  ])("refuses %j", (wish) => expect(nextPath(wish)).toBeNull());

  it("stays in the person's own portal", () => {
    expect(landingPath("buyer", "/buyer/leads")).toBe("/buyer/leads");
    expect(landingPath("buyer", "/operator/leads")).toBe("/buyer");
    expect(landingPath("supplier", null)).toBe("/supplier");
  });
});
