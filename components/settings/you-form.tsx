import { useTranslations } from "next-intl";
import type { Settings } from "@/lib/accounts/settings-schema";
import type { Locale } from "@/lib/core/ctx";
import { ActionForm } from "../form/action-form";
import type { FormAction } from "../form/form-state";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";

interface Props {
  readonly settings: Settings;
  readonly locale: Locale;
  readonly brandZone: string;
  /** In which a buyer's limits and hours count. */
  readonly buyersZone?: string | undefined;
  /** Fields: locale, timeZone (empty: the brand's). */
  readonly action: FormAction;
}

const LANGUAGES = [
  { value: "de", label: "Deutsch" },
  { value: "en", label: "English" },
];

export function YouForm({ settings, locale, brandZone, buyersZone, action }: Props) {
  const t = useTranslations("settings");
  const { timeZone } = settings;
  const zones = new Set([...Intl.supportedValuesOf("timeZone"), ...(timeZone ? [timeZone] : [])]);
  return (
    <ActionForm action={action} success="toast" className="max-w-xl">
      <SelectField
        name="locale"
        label={t("language")}
        hint={t("languageHint")}
        options={LANGUAGES}
        defaultValue={settings.locale ?? locale}
        required
      />
      <SelectField
        name="timeZone"
        label={t("timeZone")}
        hint={buyersZone ? t("timeZoneHint", { zone: buyersZone }) : t("timeZoneHintPlain")}
        options={[...zones].map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        emptyLabel={t("timeZoneDefault", { zone: brandZone })}
        defaultValue={timeZone ?? ""}
      />
      <div>
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
