import { FIELD_TYPES } from "@/lib/leads/schema";
import type { CategoryDraft, FieldDraft } from "./category-draft";

/** The editor's form as a draft. Runs in the browser and on the server, so that rows come and go in both alike. */
export function readCategoryDraft(form: FormData): CategoryDraft {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const isOn = (name: string): boolean => form.get(name) === "on";
  const names = [...new Set(form.keys())];
  const ticked = (prefix: string): string[] =>
    names.filter((name) => name.startsWith(`${prefix}.`)).map((name) => name.slice(prefix.length + 1));
  const rows = names
    .flatMap((name) => /^fields\.(\d+)\.row$/.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
  return {
    key: text("key"),
    nameEn: text("name.en"),
    nameDe: text("name.de"),
    fields: rows.map((i): FieldDraft => {
      const at = `fields.${i}`;
      return {
        row: text(`${at}.row`),
        key: text(`${at}.key`).trim(),
        type: FIELD_TYPES.find((type) => type === text(`${at}.type`)) ?? "text",
        fixed: text(`${at}.fixed`) === "true",
        labelEn: text(`${at}.label.en`),
        labelDe: text(`${at}.label.de`),
        required: isOn(`${at}.required`),
        preview: isOn(`${at}.preview`),
        personal: isOn(`${at}.personal`),
        choices: text(`${at}.choices`),
        min: text(`${at}.min`),
        max: text(`${at}.max`),
        maxLength: text(`${at}.maxLength`),
      };
    }),
    duplicateFields: ticked("duplicateRule.fields"),
    duplicateMatch: text("duplicateRule.match"),
    windowDays: text("duplicateRule.windowDays"),
    duplicateScope: text("duplicateRule.scope"),
    duplicateAction: text("duplicateRule.action"),
    consentRequired: isOn("consentRule.required"),
    consentParts: ticked("consentRule.parts"),
    maxAgeDays: text("consentRule.maxAgeDays"),
    sellsExclusive: isOn("sellsExclusive"),
    sellsShared: isOn("sellsShared"),
    maxShares: text("maxShares"),
    supplierShare: text("supplierShareBps"),
    minimumPrice: text("minimumPriceMinor"),
    listsInShop: isOn("listsInShop"),
  };
}
