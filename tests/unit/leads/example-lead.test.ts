import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileFields } from "@/lib/leads/check-fields";
import { checkLead } from "@/lib/leads/check-lead";
import { exampleLead } from "@/lib/leads/example-lead";
import { CONSENT_PARTS, FIELD_TYPES, type Field } from "@/lib/leads/schema";

const seed = path.resolve(import.meta.dirname, "../../../db/seed/postal-codes.csv.gz");
const rows = parse(gunzipSync(readFileSync(seed)), { columns: true }) as Record<string, string>[];
const codes = new Set(rows.map((row) => `${row.country} ${row.postal_code}`));
const postal = {
  serves: () => true,
  find: (country: string, code: string) =>
    codes.has(`${country} ${code}`) ? { city: "", state: null, lat: 0, lng: 0 } : null,
};
const now = new Date("2026-05-04T12:00:00Z");
const label = { en: "Label", de: "Name" };

const field = fc
  .record({
    key: fc.constantFrom("a", "b", "c", "d", "e"),
    type: fc.constantFrom(...FIELD_TYPES),
    required: fc.boolean(),
    low: fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: undefined }),
    room: fc.option(fc.double({ min: 1, max: 1e6, noNaN: true }), { nil: undefined }),
    maxLength: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
  })
  .map(({ key, type, required, low, room, maxLength }): Field => {
    const max = room === undefined ? undefined : (low ?? 0) + room;
    const choices = type.endsWith("choice") ? [{ value: "x y", label }] : undefined;
    const base = { key, number: 0, type, label, required, preview: true, personal: false, choices };
    return type === "number" || type === "money" ? { ...base, min: low, max } : { ...base, maxLength };
  });

describe("the example of a posting spec", () => {
  it("is accepted for any category and country", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("DE", "AT", "CH", "LI", "US", "GB"),
        fc.uniqueArray(field, { selector: ({ key }) => key }),
        fc.subarray([...CONSENT_PARTS], { minLength: 1 }),
        fc.integer({ min: 0, max: 2 ** 40 }),
        (country, fields, parts, sequence) => {
          const consentRule = { required: true, parts, maxAgeDays: 1 };
          const body = exampleLead({ country, fields, consentRule, now, sequence });
          const rules = { fields: compileFields(fields), consentRule, defaultCountry: "DE", postal };
          const checked = checkLead(JSON.parse(JSON.stringify(body)), rules, now.getTime());
          expect(checked.reasons).toEqual([]);
          expect(checked.extra).toBeNull();
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(["DE", "AT", "CH", "US"])("names another person each time in %s", (country) => {
    const seen = { email: new Set<string>(), phone: new Set<string>(), person: new Set<string>() };
    const first = Math.floor(now.getTime() / 100);
    const consentRule = { required: false, parts: [], maxAgeDays: null };
    for (let i = 0; i < 20_000; i++) {
      const { contact, place } = exampleLead({ country, fields: [], consentRule, now, sequence: first + i });
      seen.email.add(contact.email);
      seen.phone.add(contact.phone);
      seen.person.add(`${contact.firstName} ${contact.lastName} ${place.postalCode}`);
    }
    expect([seen.email.size, seen.phone.size, seen.person.size]).toEqual([20_000, 20_000, 20_000]);
  });
});
