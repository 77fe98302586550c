import { describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/core/ctx";
import { unsignedAmount } from "@/lib/web/form-amount";

const ctx = { brand: { currency: "EUR" }, locale: "de" } as unknown as Ctx;

function typed(amount: string): FormData {
  const form = new FormData();
  form.set("amountMinor", amount);
  return form;
}

describe("an amount whose direction another field says", () => {
  it("is read as it is typed", () => {
    expect(unsignedAmount(typed("1.250,50"), "amountMinor", ctx)).toBe(125_050);
  });

  it.each([
    ["-50", "signed_amount"],
    ["\u221250,00", "signed_amount"],
    ["0,00", "zero_amount"],
    ["viel", "invalid_amount"],
  ])(
    "is refused in words where it is nothing or has a sign, which could mean either way: %s",
    (text, code) => {
      expect(() => unsignedAmount(typed(text), "amountMinor", ctx)).toThrowError(
        expect.objectContaining({
          details: { errors: [expect.objectContaining({ field: "amountMinor", code })] },
        }),
      );
    },
  );
});
