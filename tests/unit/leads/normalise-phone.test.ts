import fc from "fast-check";
import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { normalisePhone } from "@/lib/leads/normalise-phone";

function byLibrary(given: string, country: CountryCode): string | null {
  const number = parsePhoneNumberFromString(given, country);
  return number?.isValid() ? number.number : null;
}

describe("a phone number", () => {
  it.each<[string, CountryCode, string | null]>([
    ["0151 23456789", "DE", "+4915123456789"],
    ["+49 151 23456789", "DE", "+4915123456789"],
    ["+49 (0)151 23456789", "DE", "+4915123456789"],
    ["0049-151/23456789", "DE", "+4915123456789"],
    ["(089) 123456", "DE", "+4989123456"],
    ["0664 1234567", "AT", "+436641234567"],
    ["044 668 18 00", "CH", "+41446681800"],
    ["+41 44 668 18 00", "DE", "+41446681800"],
    ["(312) 555-0142", "US", "+13125550142"],
    ["1 312 555 0142", "US", "+13125550142"],
    ["+1 (604) 555-0142", "US", "+16045550142"],
    ["312-555-0142 ext. 5", "US", "+13125550142"],
    ["221 2345", "LI", null],
    ["0151 123", "DE", null],
    ["110", "DE", null],
    ["555-0142", "US", null],
    ["call me", "DE", null],
    ["", "DE", null],
  ])("%s dialled in %s is %s", (given, country, expected) => {
    expect(normalisePhone(given, country)).toBe(expected);
  });

  it("is read anywhere, also in countries that nobody numbers", () => {
    expect(normalisePhone("+4915123456789", "XX")).toBe("+4915123456789");
    expect(normalisePhone("015123456789", "XX")).toBeNull();
  });

  it("is what the library says, for any digits, prefixes and countries", () => {
    const head = fc.constantFrom(
      "",
      "0",
      "00",
      "+",
      "+49",
      "0049",
      "49",
      "+490",
      "+43",
      "0043",
      "+1",
      "1",
      "011",
      "+39",
      "06",
      "0151",
      "089",
      "312",
      "604",
      "800",
    );
    const tail = fc.array(fc.constantFrom(..."0123456789".split(""), " ", "-", "/", "(", ")"), {
      minLength: 2,
      maxLength: 14,
    });
    const country = fc.constantFrom<CountryCode>(
      "DE",
      "AT",
      "CH",
      "LI",
      "US",
      "CA",
      "FR",
      "IT",
      "GB",
      "HU",
      "NL",
      "PL",
      "RU",
    );
    fc.assert(
      fc.property(head, tail, country, (start, rest, where) => {
        const given = start + rest.join("");
        expect(normalisePhone(given, where)).toBe(byLibrary(given, where));
      }),
      { numRuns: 8_000 },
    );
  }, 30_000);
});
