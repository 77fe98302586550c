import { useFormatter, useLocale, useTranslations } from "next-intl";
import { pickText } from "@/components/lead/pick-text";
import { type Column, Table } from "@/components/ui/table";
import { type Currency, formatMoney } from "@/lib/core/money";
import type { Field } from "@/lib/leads/schema";

/** What a lead of the category can say. */
export function FieldTable({ rows, currency }: { rows: readonly Field[]; currency: Currency }) {
  const t = useTranslations("operator.fields");
  const yesNo = useTranslations("leads");
  const locale = useLocale();
  const values = useValuesText(currency);
  const columns: Column<Field>[] = [
    { key: "label", header: t("label"), primary: true, cell: ({ label }) => pickText(label, locale) },
    { key: "key", header: t("key"), cell: ({ key }) => <code>{key}</code> },
    { key: "type", header: t("type"), cell: ({ type }) => t(`types.${type}`) },
    { key: "values", header: t("values"), wide: true, cell: values },
    { key: "required", header: t("required"), cell: ({ required }) => yesNo(required ? "yes" : "no") },
    { key: "preview", header: t("preview"), cell: ({ preview }) => yesNo(preview ? "yes" : "no") },
    { key: "personal", header: t("personal"), cell: ({ personal }) => yesNo(personal ? "yes" : "no") },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.key} />;
}

/** Choices by their labels, or from and to. */
function useValuesText(currency: Currency): (field: Field) => string {
  const t = useTranslations("operator.fields");
  const locale = useLocale();
  const format = useFormatter();
  return ({ type, choices, min, max, maxLength }) => {
    if (choices) return choices.map(({ label }) => pickText(label, locale)).join(", ");
    if (maxLength !== undefined) return t("maxLength", { count: maxLength });
    const one = (value: number) =>
      type === "money" ? formatMoney({ amount: value, currency }, locale) : format.number(value);
    if (min !== undefined && max !== undefined) return t("between", { min: one(min), max: one(max) });
    if (min !== undefined) return t("atLeast", { min: one(min) });
    return max === undefined ? "–" : t("atMost", { max: one(max) });
  };
}
