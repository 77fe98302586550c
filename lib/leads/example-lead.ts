/**
 * A lead for posting specs that is accepted as it stands: a made-up person at a real place, with a number that could exist and
 * an address at example.org. Each sequence number makes another person, so that posting two examples makes no duplicate.
 */
import type { ConsentPart, ConsentRule, Field } from "./schema";

type Place = readonly [postalCode: string, city: string];
interface Country {
  readonly places: readonly Place[];
  readonly street: string;
  /** A mobile number that can exist, another one for each sequence number. */
  readonly phone: (sequence: number) => string;
}

const digits = (value: number, length: number): string => String(value).padStart(length, "0");
const swissPhone = (n: number): string => `+41 79 ${digits(2_000_000 + (n % 8_000_000), 7)}`;

const COUNTRIES: Readonly<Record<string, Country>> = {
  DE: {
    places: [
      ["80331", "München"],
      ["10115", "Berlin"],
      ["50667", "Köln"],
      ["20095", "Hamburg"],
      ["60311", "Frankfurt am Main"],
    ],
    street: "Am Markt",
    phone: (n) => `0151 2${digits(n % 10_000_000, 7)}`,
  },
  AT: {
    places: [
      ["1010", "Wien"],
      ["8010", "Graz"],
      ["4020", "Linz"],
    ],
    street: "Hauptstraße",
    phone: (n) => `0664 ${digits(1_000_000 + (n % 9_000_000), 7)}`,
  },
  CH: {
    places: [
      ["8001", "Zürich"],
      ["3011", "Bern"],
      ["4051", "Basel"],
    ],
    street: "Bahnhofstrasse",
    phone: swissPhone,
  },
  LI: { places: [["9490", "Vaduz"]], street: "Städtle", phone: swissPhone },
  US: {
    places: [
      ["60601", "Chicago"],
      ["77002", "Houston"],
      ["85004", "Phoenix"],
      ["98101", "Seattle"],
      ["10001", "New York"],
    ],
    street: "Main Street",
    phone: (n) => {
      const area = ["312", "713", "602", "206", "212"][Math.floor(n / 8_000_000) % 5];
      return `${area}-${digits(200 + (Math.floor(n / 10_000) % 800), 3)}-${digits(n % 10_000, 4)}`;
    },
  },
};

/** Two given and two family names, so that half a million people differ in their names alone. */
const NAMES = {
  de: {
    first:
      "Erika Jonas Marie Paul Greta Felix Clara Anton Lena Emil Ida Oskar Nele Moritz Frieda Simon Jule David Romy",
    second:
      "Anna Max Luise Karl Sophie Leo Paula Hans Johanna Otto Helene Ludwig Martha Georg Elisabeth Franz",
    family:
      "Muster Sommer Winkler Brandt Kaiser Lorenz Busch Vogt Jansen Albers Seidel Kuhn Arnold Ritter Haase Wolff",
    other:
      "Roth Engel Haas Kern Lang Moser Noll Orth Pohl Rau Stein Thoma Uhl Veit Wirth Zorn Beer Dahl Eck Fink",
  },
  en: {
    first:
      "Emily Jacob Grace Henry Nora Lucas Ella Owen Ruby Caleb Alice Miles Hazel Isaac Violet Eli Stella Noah Ivy",
    second: "Ann James Jane Lee Mae Ray Rose Dean Faye Cole Joy Luke Kate Reid Beth Troy",
    family:
      "Sample Carter Hayes Foster Brooks Reed Parker Wells Doyle Mason Porter Shaw Walsh Boone Perry Quinn",
    other:
      "Adams Bell Cook Drake Ellis Ford Grant Hill Irwin Jones King Lane Moss Nash Olsen Price Ross Stone Todd West",
  },
} as const;

/** The names of one number, each list a digit of it. */
function nameOf(tongue: "de" | "en", n: number): { firstName: string; lastName: string } {
  const lists = NAMES[tongue];
  let rest = n;
  const next = (list: string): string => {
    const words = list.split(" ");
    const word = pick(words, rest);
    rest = Math.floor(rest / words.length);
    return word;
  };
  const [first, family, other, second] = [lists.first, lists.family, lists.other, lists.second].map(next);
  return { firstName: `${first} ${second}`, lastName: `${family}-${other}` };
}

function pick<T>(list: readonly T[], n: number): T {
  const found = list[n % list.length];
  if (found === undefined) throw new RangeError("an empty list");
  return found;
}

export interface ExampleRequest {
  /** The brand's; where no postal codes of it are known, a German person stands in. */
  readonly country: string;
  readonly fields: readonly Field[];
  readonly consentRule: ConsentRule;
  readonly now: Date;
  /** Not negative; another one for another person. */
  readonly sequence: number;
}

/** The body of a request. */
export function exampleLead({ country, fields, consentRule, now, sequence: n }: ExampleRequest) {
  const code = country in COUNTRIES ? country : "DE";
  const where = COUNTRIES[code] as Country;
  const tongue = code === "US" ? "en" : "de";
  const [postalCode, city] = pick(where.places, n);
  const { firstName, lastName } = nameOf(tongue, n);
  const mailbox = `${firstName}.${lastName}.${n.toString(36)}`.replace(" ", ".").toLowerCase();
  return {
    contact: {
      firstName,
      lastName,
      email: `${mailbox}@example.org`,
      phone: where.phone(n),
      street: code === "US" ? `${1 + (n % 900)} ${where.street}` : `${where.street} ${1 + (n % 90)}`,
    },
    place: { country: code, postalCode, city },
    fields: Object.fromEntries(fields.map((field) => [field.key, exampleValue(field, now)])),
    ...(consentRule.required ? { consent: exampleConsent(consentRule.parts, tongue, now) } : {}),
    externalId: `example-${n.toString(36)}`,
  };
}

function exampleValue(field: Field, now: Date): string | number | boolean | string[] {
  const first = field.choices?.[0]?.value ?? "";
  switch (field.type) {
    case "text":
      return (field.label.en || field.key).slice(0, field.maxLength);
    case "number":
      return exampleNumber(field, 80);
    case "money":
      return exampleNumber(field, 15_000);
    case "boolean":
      return true;
    case "date":
      return new Date(now.getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
    case "choice":
      return first;
    case "multi_choice":
      return [first];
  }
}

function exampleNumber({ min, max, type }: Field, usual: number): number {
  const value = Math.min(max ?? Number.POSITIVE_INFINITY, Math.max(min ?? Number.NEGATIVE_INFINITY, usual));
  // Money is whole; a bound between two whole numbers is rounded to the inside.
  return type === "money" ? (value === max ? Math.floor(value) : Math.ceil(value)) : value;
}

function exampleConsent(
  parts: readonly ConsentPart[],
  tongue: "de" | "en",
  now: Date,
): Record<string, string> {
  const all: Record<ConsentPart, string> = {
    text:
      tongue === "de"
        ? "Ich bin damit einverstanden, zu meiner Anfrage kontaktiert zu werden."
        : "I agree to be contacted about my request.",
    givenAt: new Date(now.getTime() - 60_000).toISOString(),
    sourceUrl: "https://www.example.org/request",
    ip: "203.0.113.7",
    certificateUrl: "https://certificates.example.org/1",
  };
  const given = new Set<ConsentPart>(["text", "givenAt", ...parts]);
  return Object.fromEntries(Object.entries(all).filter(([part]) => given.has(part as ConsentPart)));
}
