import type { Locale } from "@/lib/core/ctx";
import type { FieldError } from "@/lib/core/errors";
import type { Currency } from "@/lib/core/money";
import { parseAmount } from "@/lib/core/parse-amount";
import type { CategoryDraft, FieldDraft } from "./category-draft";
import { categoryKeyFrom, fieldKeyFrom } from "./key-from-name";

interface Reader {
  readonly currency: Currency;
  readonly locale: Locale;
}

/**
 * A draft as the use cases take it, and what is no number or amount in it. Everything else is for the use case to judge; errors
 * are named as the form's controls are.
 */
export function toCategoryInput(draft: CategoryDraft, reader: Reader) {
  const errors: FieldError[] = [];
  const complain = (field: string, code: string): undefined => {
    errors.push({ field, code, message: code });
    return undefined;
  };
  const number = (field: string, typed: string): number | undefined => {
    const value = readDecimal(typed, reader.locale);
    return value === null ? complain(field, "invalid_number") : value;
  };
  const amount = (field: string, typed: string): number | undefined =>
    parseAmount(typed.trim() || "0", reader.currency, reader.locale) ?? complain(field, "invalid_amount");
  const share = number("supplierShareBps", draft.supplierShare);
  const input = {
    name: { en: draft.nameEn.trim() || draft.nameDe.trim(), de: draft.nameDe.trim() || draft.nameEn.trim() },
    fields: draft.fields.map((field, i) =>
      toFieldInput(field, `fields.${i}`, { number, amount, complain, locale: reader.locale }),
    ),
    duplicateRule: {
      fields: draft.duplicateFields,
      match: draft.duplicateMatch,
      windowDays: number("duplicateRule.windowDays", draft.windowDays),
      scope: draft.duplicateScope,
      action: draft.duplicateAction,
    },
    consentRule: {
      required: draft.consentRequired,
      parts: draft.consentParts,
      maxAgeDays: draft.maxAgeDays.trim() === "" ? null : number("consentRule.maxAgeDays", draft.maxAgeDays),
    },
    sellsExclusive: draft.sellsExclusive,
    sellsShared: draft.sellsShared,
    maxShares: number("maxShares", draft.maxShares),
    supplierShareBps: share === undefined ? undefined : Math.round(share * 100),
    minimumPriceMinor: amount("minimumPriceMinor", draft.minimumPrice),
    listsInShop: draft.listsInShop,
  };
  if (input.name.en === "") complain(`name.${reader.locale}`, "required");
  return { input, key: draft.key.trim() || categoryKeyFrom(input.name[reader.locale]), errors };
}

interface Read {
  readonly number: (field: string, typed: string) => number | undefined;
  readonly amount: (field: string, typed: string) => number | undefined;
  readonly locale: Locale;
  readonly complain: (field: string, code: string) => undefined;
}

/** Only what the field's type knows: what was typed for another type before is left behind. */
function toFieldInput(field: FieldDraft, at: string, { number, amount, locale, complain }: Read) {
  const { type, required, preview, personal } = field;
  const label = {
    en: field.labelEn.trim() || field.labelDe.trim(),
    de: field.labelDe.trim() || field.labelEn.trim(),
  };
  const key = field.key.trim() || fieldKeyFrom(label[locale]);
  if (label.en === "") complain(`${at}.label.${locale}`, "required");
  else if (key === "") complain(`${at}.key`, "required");
  const read = type === "money" ? amount : number;
  const optional = (name: "min" | "max"): Record<string, number | undefined> =>
    field[name].trim() === "" ? {} : { [name]: read(`${at}.${name}`, field[name]) };
  const ranged = type === "number" || type === "money";
  const chosen = type === "choice" || type === "multi_choice";
  return {
    key,
    type,
    label,
    required,
    preview,
    personal,
    ...(ranged && { ...optional("min"), ...optional("max") }),
    ...(chosen && { choices: readChoices(field.choices) }),
    ...(type === "text" &&
      field.maxLength.trim() !== "" && { maxLength: number(`${at}.maxLength`, field.maxLength) }),
  };
}

/** One per line: "value | English | German"; a text left out is the other's, or the value. */
function readChoices(typed: string) {
  return typed
    .split("\n")
    .map((line) => line.split("|").map((part) => part.trim()))
    .flatMap(([value = "", en = "", de = ""]) =>
      value === "" ? [] : [{ value, label: { en: en || de || value, de: de || en || value } }],
    );
}

function readDecimal(typed: string, locale: Locale): number | null {
  const text = typed.trim();
  const plain = locale === "de" ? text.replace(",", ".") : text;
  return /^[+-]?\d{1,15}(\.\d{1,10})?$/.test(plain) ? Number(plain) : null;
}
