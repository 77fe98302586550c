import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";
import metadata from "libphonenumber-js/metadata.max.json";

/**
 * A phone number as E.164, read as it is dialled in the lead's country ("0151 23456789"), or null where no such number can
 * exist. Extensions are dropped.
 */
export function normalisePhone(given: string, country: string): string | null {
  const plain = readPlain(given, country);
  if (plain !== null) return plain;
  const number = parsePhoneNumberFromString(given, isSupportedCountry(country) ? country : undefined);
  return number?.isValid() ? number.number : null;
}

/*
 * The library compiles its patterns anew for each number, which makes it the dearest part of a lead. So numbers written
 * plainly in a country that has its calling code for itself (or leads those who share it) are read here, by the same
 * patterns. This only ever says yes; every doubt is the library's. A test holds the two together.
 */

interface Plan {
  readonly callingCode: string;
  readonly idd: string;
  readonly nationalPrefix: string;
  readonly pattern: RegExp;
  readonly types: readonly { readonly pattern: RegExp; readonly lengths: readonly number[] | null }[];
}

/** How the library's metadata holds a country: calling code, prefix for abroad, pattern, lengths, formats, national prefix … */
type Row = readonly unknown[];
const PARSING_PREFIX = 7;
const TRANSFORM = 8;
const LEADING_DIGITS = 10;
const TYPES = 11;

const PLAIN = /^\+?[\d ()/.-]{4,30}$/;
const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);
const plans = new Map<string, Plan | null>();

function planOf(country: string): Plan | null {
  let plan = plans.get(country);
  if (plan === undefined) {
    plan = isSupportedCountry(country) ? readPlan(country) : null;
    plans.set(country, plan);
  }
  return plan;
}

function readPlan(country: CountryCode): Plan | null {
  const countries: Readonly<Record<string, Row>> = metadata.countries;
  const row = countries[country] ?? [];
  const [callingCode, idd, pattern, , , nationalPrefix] = row;
  const sharers: Readonly<Record<string, readonly string[]>> = metadata.country_calling_codes;
  const leads = sharers[String(callingCode)]?.[0] === country;
  const simple = !row[PARSING_PREFIX] && !row[TRANSFORM] && !row[LEADING_DIGITS];
  const types = row[TYPES];
  if (!leads || !simple || !Array.isArray(types)) return null;
  if (typeof idd !== "string" || !/^\d+$/.test(idd) || typeof nationalPrefix !== "string") return null;
  return {
    callingCode: String(callingCode),
    idd,
    nationalPrefix,
    pattern: whole(String(pattern)),
    types: types.flatMap((type: unknown) =>
      Array.isArray(type) && typeof type[0] === "string" && type[0] !== ""
        ? [{ pattern: whole(type[0]), lengths: Array.isArray(type[1]) ? type[1] : null }]
        : [],
    ),
  };
}

function readPlain(given: string, country: string): string | null {
  const plan = planOf(country);
  if (plan === null || !PLAIN.test(given)) return null;
  const digits = given.replace(/\D+/g, "");
  const abroad = given.startsWith("+") ? "" : digits.startsWith(plan.idd) ? plan.idd : null;
  const national = abroad === null ? atHome(digits, plan) : fromAbroad(digits.slice(abroad.length), plan);
  return national !== null && exists(national, plan) ? `+${plan.callingCode}${national}` : null;
}

/** Without the national prefix only where every number has the same length: elsewhere it may be read in two ways. */
function atHome(digits: string, { nationalPrefix, callingCode }: Plan): string | null {
  if (callingCode === "1") return digits.length === 10 && !digits.startsWith(nationalPrefix) ? digits : null;
  return digits.startsWith(nationalPrefix) ? digits.slice(nationalPrefix.length) : null;
}

function fromAbroad(digits: string, { nationalPrefix, callingCode }: Plan): string | null {
  if (!digits.startsWith(callingCode)) return null;
  const national = digits.slice(callingCode.length);
  return national.startsWith(nationalPrefix) ? null : national;
}

function exists(national: string, { pattern, types }: Plan): boolean {
  if (!pattern.test(national)) return false;
  for (const type of types) {
    if (type.lengths !== null && !type.lengths.includes(national.length)) continue;
    if (type.pattern.test(national)) return true;
  }
  return false;
}
