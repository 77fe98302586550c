import { describe, expect, it } from "vitest";
import { parseAmount } from "@/lib/core/parse-amount";

describe("an amount as a person types it", () => {
  it.each([
    ["25", "de", 2500],
    ["25,5", "de", 2550],
    ["25.50", "de", 2550],
    ["25.50", "en", 2550],
    ["25,50", "en", 2550],
    ["1.234,56", "de", 123456],
    ["1,234.56", "en", 123456],
    ["1.234,56", "en", 123456],
    ["1.234", "de", 123400],
    ["1,234", "en", 123400],
    ["1.234.567", "en", 123456700],
    ["1 234,00 €", "de", 123400],
    ["-12.00", "en", -1200],
    ["−12,00 EUR", "de", -1200],
    ["+3", "en", 300],
    ["0", "en", 0],
    ["-0", "en", 0],
  ] as const)("%s in %s is %i", (text, locale, expected) => {
    expect(parseAmount(text, "EUR", locale)).toBe(expected);
  });

  it.each([
    ["", "en"],
    ["abc", "en"],
    ["1,234", "de"],
    ["0.001", "de"],
    ["0,001", "en"],
    ["1.234", "en"],
    ["12.345", "en"],
    ["1.2.3", "de"],
    ["1,23,45", "en"],
    ["1.234.56", "de"],
    ["12e3", "en"],
    ["99999999999999999", "en"],
    ["--5", "en"],
  ] as const)("%s in %s is none", (text, locale) => {
    expect(parseAmount(text, "EUR", locale)).toBeNull();
  });
});
