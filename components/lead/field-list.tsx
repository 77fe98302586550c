import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Currency } from "@/lib/core/money";
import type { Field, FieldValue, FieldValues } from "@/lib/leads/schema";
import { Money } from "../money";
import { Day } from "../time";
import { DescriptionList } from "../ui/description-list";
import { pickText } from "./pick-text";

interface Props {
  readonly values: FieldValues;
  /** The category's fields as they are now. */
  readonly schema: readonly Field[];
  readonly currency: Currency;
}

/** A lead's answers in the category's order. A field that the category has given up stands at the end by its key. */
export function FieldList({ values, schema, currency }: Props) {
  const t = useTranslations("leads");
  const locale = useLocale();
  const known = schema.flatMap((field) => {
    const value = values[field.key];
    if (value === undefined) return [];
    const text = <FieldText key={field.key} field={field} value={value} currency={currency} />;
    return [{ term: pickText(field.label, locale), value: text }];
  });
  const keys = new Set(schema.map(({ key }) => key));
  const gone = Object.entries(values)
    .filter(([key]) => !keys.has(key))
    .map(([key, value]) => ({ term: key, value: String(value) }));
  const items = [...known, ...gone];
  return items.length > 0 ? <DescriptionList items={items} /> : <p className="text-muted">{t("noFields")}</p>;
}

interface FieldTextProps {
  readonly field: Field;
  readonly value: FieldValue;
  readonly currency: Currency;
}

/** One answer by its field's type: "Yes", "1,250.5", "€300.00", the chosen label. */
function FieldText({ field, value, currency }: FieldTextProps): ReactNode {
  const t = useTranslations("leads");
  const format = useFormatter();
  const locale = useLocale();
  const labelOf = (choice: string): string => {
    const label = field.choices?.find((option) => option.value === choice)?.label;
    return label ? pickText(label, locale) : choice;
  };
  if (typeof value === "boolean") return value ? t("yes") : t("no");
  if (typeof value === "number") {
    return field.type === "money" ? <Money amountMinor={value} currency={currency} /> : format.number(value);
  }
  if (typeof value === "string") return field.type === "date" ? <Day on={value} /> : labelOf(value);
  return value.map(labelOf).join(", ");
}
