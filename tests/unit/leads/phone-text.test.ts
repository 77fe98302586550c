import { describe, expect, it } from "vitest";
import { normalisePhone } from "@/lib/leads/normalise-phone";
import { phoneText } from "@/lib/leads/phone-text";

describe("a phone number for people", () => {
  it.each([
    ["+13129432187", "+1 312 943 2187"],
    ["+4915123456789", "+49 1512 3456789"],
    ["+4989123456", "+49 89 123456"],
    ["+436641234567", "+43 664 1234567"],
    ["+41446681800", "+41 44 668 18 00"],
  ])("%s is read as %s, and searched for as either", (stored, shown) => {
    expect(phoneText(stored)).toBe(shown);
    expect(normalisePhone(shown, "DE")).toBe(stored);
  });

  it.each(["+49 89 1234567", "089 1234567 (Empfang)", "+999", "", "+1"])("%s stays as it is", (written) => {
    expect(phoneText(written)).toBe(written);
  });
});
