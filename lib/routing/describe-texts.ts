/** The words that `describeContract` puts together. */
import type { Locale } from "@/lib/core/ctx";
import type { FilterOp, Period } from "./schema";

type Op = Exclude<FilterOp, "isSet" | "between">;

export interface Describing {
  readonly leads: (category: string) => string;
  readonly inside: (area: string, country?: string) => string;
  readonly postal: (codes: string) => string;
  readonly postalCount: (count: number) => string;
  readonly around: (distance: string, postalCode: string) => string;
  readonly butNot: string;
  readonly and: string;
  readonly or: string;
  readonly yes: string;
  readonly no: string;
  readonly given: (field: string) => string;
  readonly notGiven: (field: string) => string;
  readonly ops: Readonly<Record<Op, string>>;
  readonly per: Readonly<Record<Period, string>>;
  readonly atMost: (limits: string) => string;
  readonly budget: (limits: string) => string;
  readonly days: readonly string[];
  readonly holidays: (count: number) => string;
  readonly exclusive: (price: string) => string;
  readonly shared: (price: string) => string;
}

const en: Describing = {
  leads: (category) => `${category} leads`,
  inside: (area, country) => (country === "US" ? `in the ${area}` : `in ${area}`),
  postal: (codes) => `in postal codes ${codes}`,
  postalCount: (count) => `in ${count} postal codes and prefixes`,
  around: (distance, postalCode) => `within ${distance} of ${postalCode}`,
  butNot: "but not",
  and: "and",
  or: "or",
  yes: "yes",
  no: "no",
  given: (field) => `${field} given`,
  notGiven: (field) => `${field} not given`,
  ops: {
    eq: "is",
    ne: "is not",
    in: "is",
    notIn: "is not",
    contains: "contains",
    startsWith: "starts with",
    gt: "above",
    gte: "at least",
    lt: "below",
    lte: "at most",
  },
  per: { day: "a day", week: "a week", month: "a month", total: "in total" },
  atMost: (limits) => `at most ${limits}`,
  budget: (limits) => `for no more than ${limits}`,
  days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  holidays: (count) => (count === 1 ? "not on 1 holiday" : `not on ${count} holidays`),
  exclusive: (price) => `${price} exclusive`,
  shared: (price) => `${price} shared`,
};

/** Countries that German speaks of with an article, in the dative. */
const DATIVE: Readonly<Record<string, string>> = {
  CH: "in der Schweiz",
  US: "in den Vereinigten Staaten",
};

const de: Describing = {
  leads: (category) => `Leads „${category}“`,
  inside: (area, country) => DATIVE[country ?? ""] ?? `in ${area}`,
  postal: (codes) => `in den Postleitzahlen ${codes}`,
  postalCount: (count) => `in ${count} Postleitzahlen und Präfixen`,
  around: (distance, postalCode) => `im Umkreis von ${distance} um ${postalCode}`,
  butNot: "aber nicht",
  and: "und",
  or: "oder",
  yes: "ja",
  no: "nein",
  given: (field) => `${field} angegeben`,
  notGiven: (field) => `${field} nicht angegeben`,
  ops: {
    eq: "ist",
    ne: "ist nicht",
    in: "ist",
    notIn: "ist nicht",
    contains: "enthält",
    startsWith: "beginnt mit",
    gt: "über",
    gte: "mindestens",
    lt: "unter",
    lte: "höchstens",
  },
  per: { day: "am Tag", week: "in der Woche", month: "im Monat", total: "insgesamt" },
  atMost: (limits) => `höchstens ${limits}`,
  budget: (limits) => `für höchstens ${limits}`,
  days: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
  holidays: (count) => (count === 1 ? "nicht an 1 Feiertag" : `nicht an ${count} Feiertagen`),
  exclusive: (price) => `${price} exklusiv`,
  shared: (price) => `${price} geteilt`,
};

export const DESCRIBING: Readonly<Record<Locale, Describing>> = { en, de };
