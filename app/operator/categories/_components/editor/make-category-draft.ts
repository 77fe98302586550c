import type { Locale } from "@/lib/core/ctx";
import { CURRENCIES, type Currency } from "@/lib/core/money";
import type { CategoryView } from "@/lib/leads/category-schema";
import type { Field } from "@/lib/leads/schema";
import type { CategoryDraft, FieldDraft } from "./category-draft";

/** A category as text to edit, numbers written as the reader writes them. */
export function makeCategoryDraft(category: CategoryView, currency: Currency, locale: Locale): CategoryDraft {
  const { duplicateRule, consentRule } = category;
  const plain = (value: number): string => String(value).replace(".", locale === "de" ? "," : ".");
  const amount = (minor: number): string => {
    const digits = CURRENCIES[currency];
    return (minor / 10 ** digits).toFixed(digits).replace(".", locale === "de" ? "," : ".");
  };
  return {
    key: category.key,
    nameEn: category.name.en,
    nameDe: category.name.de,
    fields: category.fields.map((field, i) => fieldDraft(field, `f${i}`, plain, amount)),
    duplicateFields: duplicateRule.fields,
    duplicateMatch: duplicateRule.match,
    windowDays: String(duplicateRule.windowDays),
    duplicateScope: duplicateRule.scope,
    duplicateAction: duplicateRule.action,
    consentRequired: consentRule.required,
    consentParts: consentRule.parts,
    maxAgeDays: consentRule.maxAgeDays === null ? "" : String(consentRule.maxAgeDays),
    sellsExclusive: category.sellsExclusive,
    sellsShared: category.sellsShared,
    maxShares: String(category.maxShares),
    supplierShare: plain((category.supplierShareBps ?? 0) / 100),
    minimumPrice: amount(category.minimumPriceMinor),
    listsInShop: category.listsInShop,
  };
}

function fieldDraft(
  field: Field,
  row: string,
  plain: (value: number) => string,
  amount: (minor: number) => string,
): FieldDraft {
  const number = (value: number | undefined): string =>
    value === undefined ? "" : field.type === "money" ? amount(value) : plain(value);
  return {
    row,
    key: field.key,
    type: field.type,
    fixed: true,
    labelEn: field.label.en,
    labelDe: field.label.de,
    required: field.required,
    preview: field.preview,
    personal: field.personal,
    choices: (field.choices ?? [])
      .map(({ value, label }) => [value, label.en, label.de].join(" | "))
      .join("\n"),
    min: number(field.min),
    max: number(field.max),
    maxLength: field.maxLength === undefined ? "" : String(field.maxLength),
  };
}
