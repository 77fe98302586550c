import { useLocale, useTranslations } from "next-intl";
import { pickText } from "@/components/lead/pick-text";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { describedBy, Field as Labelled } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Currency } from "@/lib/core/money";
import type { Field } from "@/lib/leads/schema";
import type { TryChoices } from "@/lib/routing/get-try-choices";
import type { TryValues } from "./read-try";

interface Props {
  readonly fields: readonly Field[];
  readonly choices: TryChoices;
  readonly values: TryValues;
  /** By the path intake names: "place.postalCode", "fields.roofArea". */
  readonly errors: ReadonlyMap<string, string>;
  readonly currency: Currency;
}

/** A lead made up on the page, sent as a link: the same lead can be tried again tomorrow. */
export function TryForm({ fields, choices, values, errors, currency }: Props) {
  const t = useTranslations("catalogue.try");
  const countries = new Intl.DisplayNames(useLocale(), { type: "region" });
  return (
    <form method="get" className="grid content-start gap-4 rounded-lg border border-line bg-surface p-4">
      <Labelled id="postalCode" label={t("postalCode")} error={errors.get("place.postalCode")}>
        <Input
          id="postalCode"
          name="postalCode"
          required
          autoComplete="off"
          defaultValue={values.postalCode}
          {...describedBy("postalCode", undefined, errors.get("place.postalCode"))}
        />
      </Labelled>
      <Labelled id="country" label={t("country")} error={errors.get("place.country")}>
        <Select
          id="country"
          name="country"
          defaultValue={values.country || choices.countries[0]}
          options={choices.countries.map((code) => ({ value: code, label: countries.of(code) ?? code }))}
        />
      </Labelled>
      {fields.map((field) => (
        <FieldControl
          key={field.key}
          field={field}
          given={values.fields[field.key] ?? []}
          error={errors.get(`fields.${field.key}`)}
          currency={currency}
        />
      ))}
      <Labelled id="sourceId" label={t("source")}>
        <Select
          id="sourceId"
          name="sourceId"
          defaultValue={values.sourceId}
          emptyLabel={t("anySource")}
          options={choices.sources.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Labelled>
      <div>
        <Button type="submit" variant="primary">
          {t("go")}
        </Button>
      </div>
    </form>
  );
}

interface ControlProps {
  readonly field: Field;
  readonly given: readonly string[];
  readonly error: string | undefined;
  readonly currency: Currency;
}

function FieldControl({ field, given, error, currency }: ControlProps) {
  const t = useTranslations("catalogue.try");
  const yesNo = useTranslations("leads");
  const locale = useLocale();
  const id = `f.${field.key}`;
  const label = pickText(field.label, locale) || field.key;
  const note = field.required ? undefined : t("optional");
  const options = (field.choices ?? []).map(({ value, label: text }) => ({
    value,
    label: pickText(text, locale),
  }));
  if (field.type === "multi_choice") {
    return (
      <fieldset className="min-w-0">
        <legend className="mb-1 font-medium">
          {label}
          {note && <span className="ms-1.5 font-normal text-muted">({note})</span>}
        </legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {options.map(({ value, label: text }) => (
            <Checkbox
              key={value}
              name={id}
              value={value}
              label={text}
              defaultChecked={given.includes(value)}
            />
          ))}
        </div>
        {error && <p className="text-danger">{error}</p>}
      </fieldset>
    );
  }
  const common = { id, name: id, defaultValue: given[0] ?? "", ...describedBy(id, undefined, error) };
  const yes = [
    { value: "true", label: yesNo("yes") },
    { value: "false", label: yesNo("no") },
  ];
  return (
    <Labelled id={id} label={label} note={note} error={error}>
      {field.type === "choice" || field.type === "boolean" ? (
        <Select {...common} emptyLabel={t("notGiven")} options={field.type === "boolean" ? yes : options} />
      ) : (
        <Input
          {...common}
          type={field.type === "date" ? "date" : "text"}
          inputMode={field.type === "number" || field.type === "money" ? "decimal" : undefined}
          placeholder={field.type === "money" ? currency : undefined}
          autoComplete="off"
        />
      )}
    </Labelled>
  );
}
