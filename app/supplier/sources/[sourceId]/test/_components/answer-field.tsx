import { useLocale, useTranslations } from "next-intl";
import { CheckboxField } from "@/components/form/checkbox-field";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { pickText } from "@/components/lead/pick-text";
import { CURRENCIES, type Currency } from "@/lib/core/money";
import type { Field } from "@/lib/leads/schema";

interface Props {
  readonly field: Field;
  /** From the example, as a lead holds it. */
  readonly value: unknown;
  readonly currency: Currency;
}

/** The control for one of a category's fields, by its type. */
export function AnswerField({ field, value, currency }: Props) {
  const locale = useLocale();
  const t = useTranslations("leads");
  const name = `fields.${field.key}`;
  const label = pickText(field.label, locale) || field.key;
  const options = (field.choices ?? []).map((choice) => ({
    value: choice.value,
    label: pickText(choice.label, locale) || choice.value,
  }));
  switch (field.type) {
    case "multi_choice": {
      const chosen = Array.isArray(value) ? value : [];
      return (
        <fieldset className="min-w-0">
          <legend className="font-medium">{label}</legend>
          {options.map((option) => (
            <CheckboxField
              key={option.value}
              name={`${name}.${option.value}`}
              label={option.label}
              defaultChecked={chosen.includes(option.value)}
            />
          ))}
        </fieldset>
      );
    }
    case "boolean":
    case "choice": {
      const yesNo = [
        { value: "true", label: t("yes") },
        { value: "false", label: t("no") },
      ];
      return (
        <SelectField
          name={name}
          label={label}
          required={field.required}
          emptyLabel="–"
          defaultValue={String(value ?? "")}
          options={field.type === "boolean" ? yesNo : options}
        />
      );
    }
    case "money":
      return (
        <TextField
          name={name}
          label={label}
          required={field.required}
          inputMode="decimal"
          suffix={currency}
          defaultValue={amountText(value, currency, locale)}
        />
      );
    default:
      return (
        <TextField
          name={name}
          label={label}
          required={field.required}
          type={field.type === "date" ? "date" : "text"}
          inputMode={field.type === "number" ? "decimal" : undefined}
          defaultValue={String(value ?? "")}
          autoComplete="off"
        />
      );
  }
}

/** Minor units as a person types them. */
function amountText(value: unknown, currency: Currency, locale: string): string {
  if (typeof value !== "number") return "";
  const digits = CURRENCIES[currency];
  const text = (value / 10 ** digits).toFixed(digits);
  return locale === "de" ? text.replace(".", ",") : text;
}
