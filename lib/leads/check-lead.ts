/**
 * One posted lead, checked: normalised values to store and every reason to reject it, all at once. Pure, and written by
 * hand instead of with zod because each lead passes here (a test holds it to `leadBody`).
 */
import type { FieldError } from "@/lib/core/errors";
import { type Consent, checkConsent } from "./check-consent";
import { type CompiledFields, checkFields, cleanText, type Extra } from "./check-fields";
import { isDisposable } from "./disposable-domains";
import { rejection } from "./lead-reasons";
import { normaliseEmail } from "./normalise-email";
import { normalisePhone } from "./normalise-phone";
import { normalisePostalCode } from "./normalise-postal-code";
import { emailKey, type PersonKeys, personKey, phoneKey } from "./person-keys";
import type { PostalDirectory } from "./postal-directory";
import type { ConsentRule, FieldValue, LeadReason } from "./schema";

export interface LeadRules {
  readonly fields: CompiledFields;
  readonly consentRule: ConsentRule;
  /** Stands in where the lead names no country. */
  readonly defaultCountry: string;
  readonly postal: PostalDirectory;
}

export interface CheckedLead extends PersonKeys {
  readonly externalId: string | null;
  readonly subSource: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly street: string | null;
  readonly country: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly fields: Record<string, FieldValue>;
  readonly extra: Extra | null;
  readonly consent: Consent | null;
  readonly flags: string[] | null;
  /** Not empty: the lead is rejected. */
  readonly reasons: LeadReason[];
}

type Raw = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Raw =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is wrong with the body as a request: it then is no lead at all and is refused instead of stored. */
export function checkShape(body: unknown): FieldError[] {
  if (!isObject(body)) return [{ field: "", code: "wrong_type", message: "must be a JSON object" }];
  if (isDeeper(body, MAX_DEPTH)) {
    return [{ field: "", code: "too_deep", message: `must be nested at most ${MAX_DEPTH} levels deep` }];
  }
  const errors: FieldError[] = [];
  for (const key of ["contact", "place", "fields", "consent"]) {
    const value = body[key];
    if (value !== undefined && value !== null && !isObject(value))
      errors.push({ field: key, code: "wrong_type", message: "must be an object" });
  }
  for (const key of ["externalId", "subSource"]) {
    const value = body[key];
    if (value === undefined || value === null) continue;
    if (typeof value !== "string") errors.push({ field: key, code: "wrong_type", message: "must be a text" });
    else if (value.length > 200)
      errors.push({ field: key, code: "too_long", message: "must be at most 200 characters" });
  }
  const { test } = body;
  if (test !== undefined && test !== null && typeof test !== "boolean")
    errors.push({ field: "test", code: "wrong_type", message: "must be true or false" });
  return errors;
}

/** More than any form has; the database's parser gives up at some thousands. */
const MAX_DEPTH = 32;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  for (const part of Object.values(value)) if (isDeeper(part, levels - 1)) return true;
  return false;
}

const BODY_KEYS = new Set(["contact", "place", "fields", "consent", "externalId", "subSource", "test"]);
const CONTACT_KEYS = new Set(["firstName", "lastName", "email", "phone", "street"]);
const PLACE_KEYS = new Set(["country", "postalCode", "city"]);
const NOTHING: Raw = {};

/** Collects while one lead is read. */
class Reading {
  // Without a prototype: a key named __proto__ is a key like any other.
  readonly extra: Extra = Object.create(null);
  readonly reasons: LeadReason[] = [];

  keepUnknown(of: Raw, known: ReadonlySet<string>, prefix: string): void {
    for (const key of Object.keys(of)) if (!known.has(key)) this.extra[prefix + key] = of[key];
  }

  /** A text of at most `max` characters, or null; the wrong type or length is a reason, and the value kept in `extra`. */
  text(of: Raw, key: string, prefix: string, max: number): string | null {
    const raw = of[key];
    if (raw === undefined || raw === null) return null;
    if (typeof raw !== "string" || raw.length > max) {
      const wrong = typeof raw === "string" ? "too_long" : "wrong_type";
      const detail = wrong === "too_long" ? `must be at most ${max} characters` : "must be a text";
      this.refuse(wrong, prefix + key, raw, detail);
      return null;
    }
    return cleanText(raw) || null;
  }

  refuse(code: Parameters<typeof rejection>[0], path: string, raw: unknown, detail?: string): void {
    this.extra[path] = raw;
    this.reasons.push(rejection(code, path, detail));
  }
}

const wentWrong = (reading: Reading, path: string): boolean =>
  reading.reasons.length > 0 && reading.reasons.some((reason) => reason.field === path);

/** Expects a body in which `checkShape` found nothing. */
export function checkLead(body: unknown, rules: LeadRules, nowMs: number): CheckedLead {
  const raw = isObject(body) ? body : NOTHING;
  const reading = new Reading();
  reading.keepUnknown(raw, BODY_KEYS, "");
  const place = readPlace(reading, isObject(raw.place) ? raw.place : NOTHING, rules);
  const contact = readContact(reading, isObject(raw.contact) ? raw.contact : NOTHING, place.country ?? "");
  const values: Record<string, FieldValue> = {};
  const { extra, reasons } = reading;
  checkFields(rules.fields, isObject(raw.fields) ? raw.fields : NOTHING, { values, extra, reasons });
  const consent = checkConsent(rules.consentRule, isObject(raw.consent) ? raw.consent : null, nowMs, reading);
  return {
    externalId: reading.text(raw, "externalId", "", 200),
    subSource: reading.text(raw, "subSource", "", 200),
    ...contact,
    ...place,
    emailKey: emailKey(contact.email),
    phoneKey: phoneKey(contact.phone),
    personKey: personKey(contact.firstName, contact.lastName, place.postalCode),
    fields: values,
    consent,
    flags: contact.email && isDisposable(contact.email) ? ["email_disposable"] : null,
    extra: storable(extra),
    reasons,
  };
}

function readContact(reading: Reading, contact: Raw, country: string) {
  reading.keepUnknown(contact, CONTACT_KEYS, "contact.");
  const firstName = reading.text(contact, "firstName", "contact.", 100);
  const lastName = reading.text(contact, "lastName", "contact.", 100);
  const street = reading.text(contact, "street", "contact.", 200);
  const givenEmail = reading.text(contact, "email", "contact.", 254);
  const givenPhone = reading.text(contact, "phone", "contact.", 40);
  const email = givenEmail === null ? null : normaliseEmail(givenEmail);
  const phone = givenPhone === null ? null : normalisePhone(givenPhone, country);
  if (givenEmail !== null && email === null) reading.refuse("invalid_email", "contact.email", givenEmail);
  if (givenPhone !== null && phone === null) reading.refuse("invalid_phone", "contact.phone", givenPhone);
  if (
    givenEmail === null &&
    givenPhone === null &&
    !wentWrong(reading, "contact.email") &&
    !wentWrong(reading, "contact.phone")
  ) {
    reading.reasons.push(rejection("contact_required", "contact"));
  }
  return { firstName, lastName, street, email, phone };
}

function readPlace(reading: Reading, place: Raw, rules: LeadRules) {
  reading.keepUnknown(place, PLACE_KEYS, "place.");
  const givenCountry = reading.text(place, "country", "place.", 40);
  const givenCode = reading.text(place, "postalCode", "place.", 20);
  const city = reading.text(place, "city", "place.", 100);
  const nowhere = { city, state: null, lat: null, lng: null };
  if (wentWrong(reading, "place.country")) return { country: null, postalCode: givenCode, ...nowhere };
  const country = givenCountry === null ? rules.defaultCountry : givenCountry.toUpperCase();
  if (!/^[A-Z]{2}$/.test(country)) {
    reading.refuse("invalid_country", "place.country", givenCountry);
    return { country: null, postalCode: givenCode, ...nowhere };
  }
  const postalCode = givenCode === null ? null : normalisePostalCode(country, givenCode);
  if (!rules.postal.serves(country)) {
    reading.reasons.push(rejection("country_not_served", "place.country"));
    return { country, postalCode, ...nowhere };
  }
  if (postalCode === null) {
    if (!wentWrong(reading, "place.postalCode"))
      reading.reasons.push(rejection("required", "place.postalCode"));
    return { country, postalCode, ...nowhere };
  }
  const found = rules.postal.find(country, postalCode);
  if (found === null) {
    const detail = `is not a postal code of ${country}`;
    reading.reasons.push(rejection("unknown_postal_code", "place.postalCode", detail));
    return { country, postalCode, ...nowhere };
  }
  return {
    country,
    postalCode,
    city: city ?? found.city,
    state: found.state,
    lat: found.lat,
    lng: found.lng,
  };
}

/** jsonb holds neither NUL nor halves of surrogate pairs; what else came is kept as it came. */
function storable(extra: Extra): Extra | null {
  for (const _ in extra) {
    const text = JSON.stringify(extra);
    if (!/\\u(?:0000|d[89a-f])/.test(text)) return extra;
    return JSON.parse(text.replace(/\\+u(?:0000|d[89a-f][0-9a-f]{2})/g, "\ufffd"));
  }
  return null;
}
