"use client";

import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { TerritoryDraft } from "@/lib/routing/draft-schema";
import type { PostalNotice } from "@/lib/routing/map-schema";
import { stateName } from "@/lib/routing/state-schema";
import { RowButton } from "../../form/row-button";
import { SelectField } from "../../form/select-field";
import { TextField } from "../../form/text-field";
import { TextareaField } from "../../form/textarea-field";
import type { Edit } from "./edit-draft";
import type { EditorChoices } from "./editor-types";
import { PostalNoticeText } from "./postal-notice-text";
import { Ticks } from "./ticks";

interface Props {
  readonly row: TerritoryDraft;
  readonly index: number;
  readonly choices: EditorChoices;
  readonly notice: PostalNotice | undefined;
}

export function TerritoryRow({ row, index, choices, notice }: Props) {
  const t = useTranslations("editor.territory");
  const locale = useLocale();
  const at = `territory.${index}`;
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  const states = choices.countries.find(({ code }) => code === row.country)?.states ?? [];
  const number = index + 1;
  return (
    <li data-row={row.key} className="rounded-md border border-line bg-page p-3">
      <fieldset className="grid min-w-0 gap-3">
        <legend className="sr-only">{t("row", { number, kind: t(`kind.${row.kind}`) })}</legend>
        <input type="hidden" name={`${at}.key`} value={row.key} />
        <input type="hidden" name={`${at}.kind`} value={row.kind} />
        <div className="flex flex-wrap items-end gap-3">
          <SelectField
            name={`${at}.effect`}
            label={t("effect")}
            required
            defaultValue={row.effect}
            options={(["include", "exclude"] as const).map((value) => ({ value, label: t(value) }))}
          />
          <SelectField
            name={`${at}.country`}
            label={t("country")}
            required
            defaultValue={row.country}
            options={choices.countries
              .map(({ code }) => ({ value: code, label: regions.of(code) ?? code }))
              .toSorted((a, b) => a.label.localeCompare(b.label, locale))}
          />
          {row.kind === "radius" && (
            <>
              <TextField
                name={`${at}.postalCode`}
                label={t("centre")}
                required
                defaultValue={row.postalCode}
                maxLength={12}
                className="w-32"
              />
              <TextField
                name={`${at}.distance`}
                label={t("distance")}
                required
                inputMode="decimal"
                defaultValue={row.distance}
                className="w-24"
              />
              <SelectField
                name={`${at}.unit`}
                label={t("unit")}
                required
                defaultValue={row.unit}
                options={[
                  { value: "km", label: "km" },
                  { value: "mi", label: "mi" },
                ]}
              />
            </>
          )}
          <RowButton<Edit>
            edit={`removeTerritory:${index}`}
            variant="ghost"
            className="ms-auto"
            aria-label={t("remove", { number })}
          >
            <X aria-hidden />
            <span className="sm:sr-only">{t("removeShort")}</span>
          </RowButton>
        </div>
        {row.kind === "states" && (
          <Ticks
            name={`${at}.states`}
            legend={t("states")}
            ticked={row.states}
            empty={t("noStates")}
            options={states
              .map((code) => ({ value: code, label: stateName(row.country, code, locale) }))
              .toSorted((a, b) => a.label.localeCompare(b.label, locale))}
          />
        )}
        {row.kind === "postal" && (
          <div className="grid gap-1.5">
            <TextareaField
              name={`${at}.codes`}
              label={t("codes")}
              required
              hint={t("codesHint")}
              defaultValue={row.codes}
              rows={3}
              className="[&_textarea]:max-h-60 [&_textarea]:overflow-y-auto"
            />
            {notice && <PostalNoticeText notice={notice} />}
          </div>
        )}
      </fieldset>
    </li>
  );
}
