import type { Locale } from "@/lib/core/ctx";
import type { Currency } from "@/lib/core/money";
import { parseAmount } from "@/lib/core/parse-amount";
import type { Field } from "@/lib/leads/schema";

/** A made-up lead as it stands in the address. */
export interface TryValues {
  readonly postalCode: string;
  readonly country: string;
  readonly sourceId: string;
  /** As typed, by the field's key. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

type Given = Readonly<Record<string, string | string[] | undefined>>;

const listOf = (value: string | string[] | undefined): string[] =>
  (Array.isArray(value) ? value : [value ?? ""]).map((one) => one.trim()).filter((one) => one !== "");

export function readTry(search: Given, fields: readonly Field[]): TryValues {
  const first = (name: string): string => listOf(search[name])[0] ?? "";
  return {
    postalCode: first("postalCode"),
    country: first("country"),
    sourceId: first("sourceId"),
    fields: Object.fromEntries(fields.map(({ key }) => [key, listOf(search[`f.${key}`])])),
  };
}

/** The typed values as intake takes them: amounts in minor units, numbers with a point. */
export function toLeadFields(
  values: TryValues,
  fields: readonly Field[],
  currency: Currency,
  locale: Locale,
): Record<string, unknown> {
  const entries = fields.flatMap((field): [string, unknown][] => {
    const given = values.fields[field.key] ?? [];
    const [text] = given;
    if (text === undefined) return [];
    if (field.type === "multi_choice") return [[field.key, given]];
    if (field.type === "money") return [[field.key, parseAmount(text, currency, locale) ?? text]];
    if (field.type === "number") return [[field.key, text.replace(/^([+-]?\d+),(\d+)$/, "$1.$2")]];
    return [[field.key, text]];
  });
  return Object.fromEntries(entries);
}
