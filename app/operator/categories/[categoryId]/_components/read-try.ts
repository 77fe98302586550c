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
