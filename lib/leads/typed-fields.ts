import type { Locale } from "@/lib/core/ctx";
import type { Currency } from "@/lib/core/money";
import { parseAmount } from "@/lib/core/parse-amount";
import type { Field } from "./schema";

/**
 * Answers as a person typed them into a form, by the field's key, as intake takes them: amounts in minor units, numbers with a
 * point. What cannot be read stays as it was typed, and intake says so.
 */
export function typedFields(
  typed: (key: string) => readonly string[],
  fields: readonly Field[],
  currency: Currency,
  locale: Locale,
): Record<string, unknown> {
  const entries = fields.flatMap((field): [string, unknown][] => {
    const given = typed(field.key);
    const [text] = given;
    if (text === undefined) return [];
    if (field.type === "multi_choice") return [[field.key, given]];
    if (field.type === "money") return [[field.key, parseAmount(text, currency, locale) ?? text]];
    if (field.type === "number") return [[field.key, numberOf(text)]];
    if (field.type === "boolean" && (text === "true" || text === "false")) {
      return [[field.key, text === "true"]];
    }
    return [[field.key, text]];
  });
  return Object.fromEntries(entries);
}

function numberOf(text: string): number | string {
  const plain = text.replace(/^([+-]?\d+),(\d+)$/, "$1.$2");
  return /^[+-]?\d{1,15}(\.\d{1,10})?$/.test(plain) ? Number(plain) : plain;
}
