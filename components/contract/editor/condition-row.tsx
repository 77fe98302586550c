"use client";

import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Field } from "@/lib/leads/schema";
import { type ConditionDraft, valueKind } from "@/lib/routing/draft-schema";
import { RowButton } from "../../form/row-button";
import { SelectField } from "../../form/select-field";
import { TextField } from "../../form/text-field";
import { pickText } from "../../lead/pick-text";
import type { Edit } from "./edit-draft";
import type { EditorChoices } from "./editor-types";
import { Ticks } from "./ticks";

interface Props {
  readonly condition: ConditionDraft;
  readonly group: number;
  readonly index: number;
  readonly choices: EditorChoices;
}

export function ConditionRow({ condition, group, index, choices }: Props) {
  const t = useTranslations("editor.filters");
  const locale = useLocale();
  const at = `filters.${group}.conditions.${index}`;
  const field = choices.fields.find(({ key }) => key === condition.field);
  return (
    <div
      data-row={condition.key}
      className="flex flex-wrap items-start gap-3 border-line not-first-of-type:border-t"
    >
      <input type="hidden" name={`${at}.key`} value={condition.key} />
      <SelectField
        name={`${at}.field`}
        label={t("field")}
        required
        defaultValue={condition.field}
        options={[
          ...(field ? [] : [{ value: condition.field, label: condition.field }]),
          ...choices.fields.map((one) => ({ value: one.key, label: pickText(one.label, locale) })),
        ]}
      />
      <SelectField
        key={field?.type}
        name={`${at}.op`}
        label={t("operator")}
        required
        defaultValue={condition.op}
        options={(field ? choices.ops[field.type] : []).map((op) => ({ value: op, label: t(`op.${op}`) }))}
      />
      <ConditionValue
        key={`${condition.field} ${valueKind(field?.type, condition.op)}`}
        at={at}
        condition={condition}
        field={field}
        choices={choices}
      />
      <RowButton<Edit>
        edit={`removeCondition:${group}:${index}`}
        variant="ghost"
        className="ms-auto sm:mt-7"
        aria-label={t("remove", { number: index + 1 })}
      >
        <X aria-hidden />
        <span className="sm:sr-only">{t("removeShort")}</span>
      </RowButton>
    </div>
  );
}

interface ValueProps {
  readonly at: string;
  readonly condition: ConditionDraft;
  readonly field: Field | undefined;
  readonly choices: EditorChoices;
}

function ConditionValue({ at, condition, field, choices }: ValueProps) {
  const t = useTranslations("editor.filters");
  const locale = useLocale();
  const name = `${at}.value`;
  const options = (field?.choices ?? []).map(({ value, label }) => ({
    value,
    label: pickText(label, locale),
  }));
  const isNumber = field?.type === "number" || field?.type === "money";
  const control = {
    required: true,
    inputMode: isNumber ? ("decimal" as const) : undefined,
    type: field?.type === "date" && condition.op !== "in" && condition.op !== "notIn" ? "date" : "text",
    suffix: field?.type === "money" ? choices.currency : undefined,
    className: "min-w-32 flex-1",
  };
  switch (valueKind(field?.type, condition.op)) {
    case "yesNo": {
      const given = condition.op === "isSet";
      return (
        <SelectField
          name={name}
          label={t("value")}
          required
          defaultValue={condition.value === "false" ? "false" : "true"}
          options={[
            { value: "true", label: t(given ? "given" : "yes") },
            { value: "false", label: t(given ? "notGiven" : "no") },
          ]}
        />
      );
    }
    case "ticks":
      return (
        <div className="min-w-48 flex-1">
          <Ticks name={`${at}.values`} legend={t("values")} options={options} ticked={condition.values} />
        </div>
      );
    case "range":
      return (
        <>
          <TextField {...control} name={name} label={t("from")} defaultValue={condition.value} />
          <TextField {...control} name={`${at}.to`} label={t("to")} defaultValue={condition.to} />
        </>
      );
    case "list":
      return (
        <TextField
          {...control}
          name={name}
          label={t("values")}
          hint={t("listHint")}
          suffix={undefined}
          defaultValue={condition.value}
        />
      );
    case "one":
      return options.length > 0 ? (
        <SelectField
          name={name}
          label={t("value")}
          required
          defaultValue={condition.value}
          options={options}
        />
      ) : (
        <TextField {...control} name={name} label={t("value")} defaultValue={condition.value} />
      );
    default:
      return null;
  }
}
