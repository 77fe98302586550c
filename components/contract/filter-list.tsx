import { useFormatter, useLocale, useTranslations } from "next-intl";
import { type Currency, formatMoney } from "@/lib/core/money";
import type { Field } from "@/lib/leads/schema";
import type { Condition, FilterGroups } from "@/lib/routing/schema";
import { pickText } from "../lead/pick-text";

interface Props {
  readonly filters: FilterGroups;
  readonly schema: readonly Field[];
  readonly currency: Currency;
}

/** What a contract asks of a lead: all of one group, and one group is enough. */
export function FilterList({ filters, schema, currency }: Props) {
  const t = useTranslations("contracts.filter");
  const text = useConditionText(schema, currency);
  if (filters.length === 0) return t("none");
  return (
    <ul className="grid gap-1">
      {filters.map((group, index) => (
        <li key={JSON.stringify(group)}>
          {index > 0 && <span className="text-muted">{t("or")} </span>}
          {group.conditions.map(text).join(` ${t("and")} `)}
        </li>
      ))}
    </ul>
  );
}

function useConditionText(schema: readonly Field[], currency: Currency): (condition: Condition) => string {
  const t = useTranslations("contracts.filter");
  const tLeads = useTranslations("leads");
  const locale = useLocale();
  const format = useFormatter();
  return (condition) => {
    const field = schema.find(({ key }) => key === condition.field);
    const one = (value: string | number | boolean): string => {
      if (typeof value === "boolean") return tLeads(value ? "yes" : "no");
      if (typeof value === "number")
        return field?.type === "money"
          ? formatMoney({ amount: value, currency }, locale)
          : format.number(value);
      const choice = field?.choices?.find((option) => option.value === value);
      return choice ? pickText(choice.label, locale) : value;
    };
    const name = field ? pickText(field.label, locale) : condition.field;
    switch (condition.op) {
      case "isSet":
        return t(condition.value ? "isSet" : "isNotSet", { field: name });
      case "between":
        return t("between", { field: name, from: one(condition.value[0]), to: one(condition.value[1]) });
      case "in":
      case "notIn":
        return t(condition.op, { field: name, values: condition.value.map(one).join(", ") });
      default:
        return t(condition.op, { field: name, value: one(condition.value) });
    }
  };
}
