"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/form/checkbox-field";
import { RowButton } from "@/components/form/row-button";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { TextareaField } from "@/components/form/textarea-field";
import { FIELD_TYPES } from "@/lib/leads/schema";
import type { FieldDraft } from "./category-draft";
import type { CategoryEdit } from "./edit-category-draft";
import { LocalPair } from "./local-pair";

interface Props {
  readonly field: FieldDraft;
  readonly index: number;
  readonly last: number;
  readonly currency: string;
}

/** One question of the category. Key and type of a field that is there are for ever. */
export function FieldRow({ field, index, last, currency }: Props) {
  const t = useTranslations("catalogue.editor");
  const at = `fields.${index}`;
  const name = field.labelEn || field.labelDe || field.key || t("fieldNumber", { number: index + 1 });
  return (
    <li data-row={field.row} className="rounded-md border border-line bg-page p-3">
      <fieldset className="grid min-w-0 gap-3">
        <legend className="sr-only">{name}</legend>
        <input type="hidden" name={`${at}.row`} value={field.row} />
        <input type="hidden" name={`${at}.fixed`} value={field.fixed ? "true" : "false"} />
        <div className="flex items-start justify-between gap-2">
          <span className="font-medium">
            {t("fieldNumber", { number: index + 1 })}
            {field.fixed && (
              <span className="ms-2 font-normal text-muted">
                <code>{field.key}</code> · {t(`types.${field.type}`)}
              </span>
            )}
          </span>
          <span className="inline-flex gap-1">
            <RowButton<CategoryEdit>
              edit={`upField:${index}`}
              variant="ghost"
              className="px-2"
              disabled={index === 0}
              aria-label={t("up", { name })}
            >
              <ArrowUp aria-hidden />
            </RowButton>
            <RowButton<CategoryEdit>
              edit={`downField:${index}`}
              variant="ghost"
              className="px-2"
              disabled={index === last}
              aria-label={t("down", { name })}
            >
              <ArrowDown aria-hidden />
            </RowButton>
            <RowButton<CategoryEdit>
              edit={`removeField:${index}`}
              variant="ghost"
              className="px-2"
              aria-label={t("removeField", { name })}
            >
              <X aria-hidden />
            </RowButton>
          </span>
        </div>
        <div className="grid gap-3 sm:grid-cols-2">
          <LocalPair
            name={`${at}.label`}
            labels={{ en: t("labelEn"), de: t("labelDe") }}
            values={{ en: field.labelEn, de: field.labelDe }}
          />
        </div>
        {field.fixed ? (
          <>
            <input type="hidden" name={`${at}.key`} value={field.key} />
            <input type="hidden" name={`${at}.type`} value={field.type} />
          </>
        ) : (
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField
              name={`${at}.key`}
              label={t("fieldKey")}
              hint={t("fieldKeyHint")}
              spellCheck={false}
              autoCapitalize="none"
              defaultValue={field.key}
            />
            <SelectField
              name={`${at}.type`}
              label={t("type")}
              required
              defaultValue={field.type}
              options={FIELD_TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
            />
          </div>
        )}
        <Values field={field} at={at} currency={currency} />
        <div className="flex flex-wrap gap-x-6 gap-y-1">
          <CheckboxField name={`${at}.required`} label={t("required")} defaultChecked={field.required} />
          <CheckboxField name={`${at}.preview`} label={t("preview")} defaultChecked={field.preview} />
          <CheckboxField name={`${at}.personal`} label={t("personal")} defaultChecked={field.personal} />
        </div>
      </fieldset>
    </li>
  );
}

/** What the answers may be, by the field's type. */
function Values({ field, at, currency }: { field: FieldDraft; at: string; currency: string }) {
  const t = useTranslations("catalogue.editor");
  switch (field.type) {
    case "choice":
    case "multi_choice":
      return (
        <TextareaField
          name={`${at}.choices`}
          label={t("choices")}
          hint={t("choicesHint")}
          required
          rows={4}
          defaultValue={field.choices}
        />
      );
    case "number":
    case "money": {
      const control = {
        inputMode: "decimal",
        suffix: field.type === "money" ? currency : undefined,
      } as const;
      return (
        <div className="grid gap-3 min-[26rem]:grid-cols-2 sm:max-w-md">
          <TextField {...control} name={`${at}.min`} label={t("min")} defaultValue={field.min} />
          <TextField {...control} name={`${at}.max`} label={t("max")} defaultValue={field.max} />
        </div>
      );
    }
    case "text":
      return (
        <TextField
          name={`${at}.maxLength`}
          label={t("maxLength")}
          inputMode="numeric"
          className="sm:max-w-52"
          defaultValue={field.maxLength}
        />
      );
    default:
      return null;
  }
}
