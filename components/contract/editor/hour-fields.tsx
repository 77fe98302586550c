"use client";

import { useFormatter, useTranslations } from "next-intl";
import { RowButton } from "../../form/row-button";
import { TextareaField } from "../../form/textarea-field";
import type { Edit } from "./edit-draft";
import { PlainField } from "./plain-field";

const MONDAY_MS = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

interface Props {
  /** From Monday on. */
  readonly hours: readonly string[];
  readonly holidays: string;
  readonly timeZone: string;
  /** Buttons that fill in whole weeks, where the form knows them. */
  readonly presets?: boolean;
}

/** When leads are bought: a line per day. Also the buyer's own form. */
export function HourFields({ hours, holidays, timeZone, presets = false }: Props) {
  const t = useTranslations("editor.hours");
  const format = useFormatter();
  return (
    <>
      {presets && (
        <div className="flex flex-wrap gap-2">
          <RowButton<Edit> edit="officeHours">{t("office")}</RowButton>
          <RowButton<Edit> edit="likeMonday">{t("likeMonday")}</RowButton>
          <RowButton<Edit> edit="noHours">{t("always")}</RowButton>
        </div>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        {hours.map((text, i) => {
          const day = i + 1;
          return (
            <PlainField
              key={day}
              name={`hours.${day}`}
              label={format.dateTime(new Date(MONDAY_MS + i * DAY_MS), { weekday: "long", timeZone: "UTC" })}
              defaultValue={text}
              placeholder="08:00–12:00, 13:00–18:00"
              autoComplete="off"
            />
          );
        })}
        <TextareaField
          name="holidays"
          label={t("holidays")}
          hint={t("holidaysHint")}
          defaultValue={holidays}
          rows={2}
        />
      </div>
      <p className="text-muted">{t("hint", { zone: timeZone })}</p>
    </>
  );
}
