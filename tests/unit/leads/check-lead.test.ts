import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileFields } from "@/lib/leads/check-fields";
import { checkLead, checkShape, type LeadRules } from "@/lib/leads/check-lead";
import { REJECT_MESSAGES } from "@/lib/leads/lead-reasons";
import type { PostalDirectory } from "@/lib/leads/postal-directory";
import { type Field, leadBody } from "@/lib/leads/schema";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const label = { en: "", de: "" };
const field = (key: string, type: Field["type"], more: Partial<Field> = {}): Field => ({
  key,
  number: 0,
  type,
  label,
  required: false,
  preview: true,
  personal: false,
  ...more,
});
const choices = [
  { value: "House", label },
  { value: "flat", label },
];
const FIELDS = [
  field("note", "text", { maxLength: 10 }),
  field("roofArea", "number", { min: 1, max: 1000, required: true }),
  field("budget", "money"),
  field("kind", "choice", { choices }),
  field("wants", "multi_choice", { choices }),
  field("ownsHome", "boolean"),
  field("from", "date"),
];
const PLACES: Record<string, { city: string; state: string | null; lat: number; lng: number }> = {
  "DE 80331": { city: "München", state: "BY", lat: 48.1, lng: 11.5 },
  "AT 1010": { city: "Wien", state: "9", lat: 48.2, lng: 16.3 },
  "US 60601": { city: "Chicago", state: "IL", lat: 41.8, lng: -87.6 },
};
const postal: PostalDirectory = {
  serves: (country) => ["DE", "AT", "US"].includes(country),
  find: (country, code) => PLACES[`${country} ${code}`] ?? null,
};
const RULES: LeadRules = {
  fields: compileFields(FIELDS),
  consentRule: { required: true, parts: ["text", "givenAt"], maxAgeDays: 30 },
  defaultCountry: "DE",
  postal,
};
const GOOD = {
  contact: {
    firstName: " Erika ",
    lastName: "Muster",
    email: "Erika@Example.org",
    phone: "0151 23456789",
    street: "Am Markt 1",
  },
  place: { country: "de", postalCode: "80331" },
  fields: { roofArea: 85, ownsHome: true },
  consent: { text: "Yes, call me", givenAt: "2026-11-20T09:12:00+01:00" },
  externalId: "their-1",
  subSource: "campaign-7",
};
/** A number exists in its country or not; an address exists anywhere. */
const MAIL = { email: "a@example.org" };
const check = (change: object, rules: LeadRules = RULES) => checkLead({ ...GOOD, ...change }, rules, NOW);
const codes = (change: object, rules?: LeadRules) =>
  check(change, rules).reasons.map(({ code, field: at }) => `${code} ${at}`);

describe("a good lead", () => {
  it("is normalised and completed by its postal code", () => {
    const lead = check({});
    expect(lead.reasons).toEqual([]);
    expect(lead).toMatchObject({
      firstName: "Erika",
      email: "erika@example.org",
      phone: "+4915123456789",
      country: "DE",
      postalCode: "80331",
      city: "München",
      state: "BY",
      lat: 48.1,
      lng: 11.5,
      fields: { roofArea: 85, ownsHome: true },
      consent: { text: "Yes, call me", givenAt: "2026-11-20T08:12:00.000Z" },
      externalId: "their-1",
      subSource: "campaign-7",
      extra: null,
      flags: null,
    });
  });

  it("keeps its own city and takes the brand's country where it names none", () => {
    expect(check({ place: { postalCode: "80331", city: "Minga" } })).toMatchObject({
      country: "DE",
      city: "Minga",
      reasons: [],
    });
  });

  it.each([
    [{ country: "DE", postalCode: "D-80331" }, "80331"],
    [{ country: "AT", postalCode: "A-1010" }, "1010"],
    [{ country: "AT", postalCode: " 1010 " }, "1010"],
    [{ country: "US", postalCode: "60601-1234" }, "60601"],
    [{ country: "US", postalCode: "606011234" }, "60601"],
  ])("reads the postal code %j", (place, postalCode) => {
    // The German number of GOOD would not exist in the United States.
    const contact = { email: "a@example.org" };
    expect(check({ contact, place })).toMatchObject({ postalCode, reasons: [] });
  });

  it("keeps apart, under its path, whatever it does not know", () => {
    const lead = check({
      utm: { source: "x" },
      contact: { ...GOOD.contact, fax: "1" },
      place: { ...GOOD.place, floor: 3 },
      fields: { roofArea: 85, colour: "red" },
      consent: { ...GOOD.consent, version: 2 },
    });
    expect(lead.reasons).toEqual([]);
    expect(lead.extra).toEqual({
      utm: { source: "x" },
      "contact.fax": "1",
      "place.floor": 3,
      "fields.colour": "red",
      "consent.version": 2,
    });
  });

  it("flags a throw-away mailbox and takes it", () => {
    const lead = check({ contact: { email: "x@mail.mailinator.com" } });
    expect(lead).toMatchObject({ flags: ["email_disposable"], reasons: [] });
  });

  it("holds nothing that the database cannot store", () => {
    const lead = check({
      contact: { ...GOOD.contact, firstName: "Eri\u0000ka\u001f", lastName: "\ud800Muster" },
      deep: { text: "a\u0000b", half: "\udc00", harmless: "\\u0000" },
    });
    const text = JSON.stringify(lead);
    expect(lead.firstName).toBe("Erika");
    expect(text).not.toMatch(/(?<!\\)\\u(0000|d[89a-f])/);
    expect(lead.reasons).toEqual([]);
  });
});

describe("field values", () => {
  it.each<[string, unknown, unknown]>([
    ["roofArea", "85.5", 85.5],
    ["roofArea", " 85 ", 85],
    ["budget", "1200", 1200],
    ["kind", "house", "House"],
    ["kind", "flat", "flat"],
    ["wants", "FLAT", ["flat"]],
    ["wants", ["flat", "House", "flat"], ["flat", "House"]],
    ["ownsHome", "TRUE", true],
    ["ownsHome", "no", false],
    ["ownsHome", 1, true],
    ["from", "2028-02-29", "2028-02-29"],
    ["note", " hi ", "hi"],
  ])("%s: %j is taken as %j", (key, given, value) => {
    const lead = check({ fields: { roofArea: 85, [key]: given } });
    expect(lead.reasons).toEqual([]);
    expect(lead.fields[key]).toEqual(value);
  });

  it.each<[string, unknown, string]>([
    ["roofArea", "85,5", "wrong_type"],
    ["roofArea", "0x10", "wrong_type"],
    ["roofArea", true, "wrong_type"],
    ["roofArea", Number.POSITIVE_INFINITY, "wrong_type"],
    ["roofArea", 0, "too_small"],
    ["roofArea", "1001", "too_large"],
    ["roofArea", null, "required"],
    ["roofArea", "", "required"],
    ["budget", 12.5, "wrong_type"],
    ["kind", "boat", "not_a_choice"],
    ["kind", ["flat"], "wrong_type"],
    ["wants", ["flat", "boat"], "not_a_choice"],
    ["wants", [1], "wrong_type"],
    ["ownsHome", "maybe", "wrong_type"],
    ["from", "2027-02-29", "not_a_date"],
    ["from", "20.11.2026", "not_a_date"],
    ["note", "longer than ten", "too_long"],
    ["note", 5, "wrong_type"],
  ])("%s: %j is refused as %s", (key, given, code) => {
    expect(codes({ fields: { roofArea: 85, [key]: given } })).toEqual([`${code} fields.${key}`]);
  });
});

describe("reasons", () => {
  it.each<[string, object, string[]]>([
    ["no contact", { contact: {} }, ["contact_required contact"]],
    ["no contact at all", { contact: null }, ["contact_required contact"]],
    ["bad email", { contact: { email: "erika@" } }, ["invalid_email contact.email"]],
    ["bad phone", { contact: { phone: "0151 123" } }, ["invalid_phone contact.phone"]],
    ["not a number at all", { contact: { phone: "call me" } }, ["invalid_phone contact.phone"]],
    ["phone of the wrong type", { contact: { phone: 1512345 } }, ["wrong_type contact.phone"]],
    ["no place", { place: null }, ["required place.postalCode"]],
    ["unknown code", { place: { postalCode: "99999" } }, ["unknown_postal_code place.postalCode"]],
    [
      "country not served",
      { contact: MAIL, place: { country: "FR", postalCode: "75001" } },
      ["country_not_served place.country"],
    ],
    [
      "no country",
      { contact: MAIL, place: { country: "Germany", postalCode: "80331" } },
      ["invalid_country place.country"],
    ],
    ["no consent", { consent: null }, ["consent_required consent"]],
    ["part missing", { consent: { text: "ok" } }, ["required consent.givenAt"]],
    [
      "no zone",
      { consent: { text: "ok", givenAt: "2026-11-20T09:12:00" } },
      ["not_an_instant consent.givenAt"],
    ],
    [
      "future",
      { consent: { text: "ok", givenAt: "2026-11-20T12:06:00Z" } },
      ["consent_in_future consent.givenAt"],
    ],
    [
      "too old",
      { consent: { text: "ok", givenAt: "2026-10-20T12:00:00Z" } },
      ["consent_expired consent.givenAt"],
    ],
    [
      "too long",
      { contact: { email: "a@example.org", firstName: "x".repeat(101) } },
      ["too_long contact.firstName"],
    ],
  ])("%s", (_, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  it("are told all at once, and what was refused is kept", () => {
    const lead = checkLead(
      {
        contact: { email: "nope", phone: "12" },
        place: { postalCode: "0" },
        fields: { kind: "boat" },
      },
      RULES,
      NOW,
    );
    expect(lead.reasons.map(({ code }) => code).sort()).toEqual(
      [
        "consent_required",
        "invalid_email",
        "invalid_phone",
        "not_a_choice",
        "required",
        "unknown_postal_code",
      ].sort(),
    );
    expect(lead.extra).toEqual({ "contact.email": "nope", "contact.phone": "12", "fields.kind": "boat" });
    expect(lead.emailKey).toBeNull();
  });

  it("do not come from a consent that the category does not ask for", () => {
    const rules = { ...RULES, consentRule: { required: false, parts: [], maxAgeDays: null } };
    const lead = check({ consent: { givenAt: "yesterday", ip: "here" } }, rules);
    expect(lead.reasons).toEqual([]);
    expect(lead.extra).toEqual({ "consent.givenAt": "yesterday", "consent.ip": "here" });
  });
});

describe("the shape of a body", () => {
  it.each<[unknown, string[]]>([
    [null, [""]],
    ["lead", [""]],
    [[], [""]],
    [{ contact: "Erika", fields: [] }, ["contact", "fields"]],
    [{ externalId: 5, test: "yes" }, ["externalId", "test"]],
    [{ subSource: "x".repeat(201) }, ["subSource"]],
    [{ deep: JSON.parse("[".repeat(5_000) + "]".repeat(5_000)) }, [""]],
    [{ deep: { enough: [[[["x"]]]] } }, []],
    [{}, []],
    [GOOD, []],
  ])("case %#", (body, fields) => {
    expect(checkShape(body).map((error) => error.field)).toEqual(fields);
  });
});

describe("the checker and its documentation", () => {
  const junk = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant([]),
    fc.constant("x".repeat(11_000)),
    fc.constant({}),
  );
  const group = (keys: string[]) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.dictionary(fc.constantFrom(...keys, "unknown"), junk, { maxKeys: 3 }) },
      { weight: 1, arbitrary: junk },
    );
  const body = fc.record(
    {
      contact: group(["firstName", "lastName", "email", "phone", "street"]),
      place: group(["postalCode", "city"]),
      consent: group(["text", "givenAt", "sourceUrl", "ip", "certificateUrl"]),
      fields: group(["note"]),
      externalId: junk,
      subSource: junk,
      test: junk,
    },
    { requiredKeys: [] },
  );

  it("agree on what has the right types and lengths", () => {
    fc.assert(
      fc.property(body, (given) => {
        const shape = checkShape(given);
        const typed = (at: string | undefined) => at !== undefined && !at.startsWith("fields.");
        const lead = shape.length > 0 ? null : checkLead(given, RULES, NOW);
        const accepted =
          lead !== null &&
          !lead.reasons.some(({ code, field: at }) => /^(wrong_type|too_long)$/.test(code) && typed(at));
        expect(accepted).toBe(leadBody.safeParse(given).success);
      }),
      { numRuns: 2_000 },
    );
  });

  it("never throw and give reasons with known codes", () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        const lead = checkLead(given, RULES, NOW);
        for (const { code } of lead.reasons) expect(Object.keys(REJECT_MESSAGES)).toContain(code);
        JSON.stringify(lead.fields);
      }),
      { numRuns: 1_000 },
    );
  });
});
