import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { type CsvCell, csvAmount, csvLine, csvTime } from "@/lib/core/csv";

const read = (cells: readonly CsvCell[], locale: "en" | "de" = "en"): string[] =>
  parse(csvLine(cells, locale), { delimiter: locale === "de" ? ";" : "," })[0] ?? [];

describe("a line of CSV", () => {
  it.each(["=1+1", "+49301234", "-2", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "|x", "%0A=1"])(
    "never runs as a formula: %j",
    (text) => {
      expect(read([text])).toEqual([`'${text}`]);
    },
  );

  it("keeps every other text as it is, in both languages", () => {
    const cells = ['Müller, "Heinz"', "a;b", "two\r\nlines", "O'Neill", "01067", ""];
    expect(read(cells)).toEqual(cells);
    expect(read(cells, "de")).toEqual(cells);
  });

  it("writes amounts as the reader's spreadsheet reads them, negative ones too", () => {
    const amounts = [123456, -500, 0, null];
    expect(
      csvLine(
        amounts.map((minor) => csvAmount(minor, "EUR", "de")),
        "de",
      ),
    ).toBe("1234,56;-5,00;0,00;\r\n");
    expect(
      csvLine(
        amounts.map((minor) => csvAmount(minor, "USD", "en")),
        "en",
      ),
    ).toBe("1234.56,-5.00,0.00,\r\n");
  });

  it("tells times in the zone", () => {
    const at = new Date("2026-07-01T22:30:00Z");
    expect(csvTime(at, "Europe/Berlin")).toBe("2026-07-02 00:30:00");
    expect(csvTime(null, "Europe/Berlin")).toBeNull();
  });
});
