import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import type { Settings } from "@/lib/accounts/settings-schema";
import type { Locale } from "@/lib/core/ctx";
import { settingsAction } from "../actions";

interface Props {
  readonly settings: Settings;
  readonly locale: Locale;
  readonly brandZone: string;
  /** In which the buyer's limits and hours count. */
  readonly buyersZone: string;
}

const LANGUAGES = [
  { value: "de", label: "Deutsch" },
  { value: "en", label: "English" },
];

export function YouForm({ settings, locale, brandZone, buyersZone }: Props) {
  const t = useTranslations("buyer.settings");
  const { timeZone } = settings;
  const zones = new Set([...Intl.supportedValuesOf("timeZone"), ...(timeZone ? [timeZone] : [])]);
  return (
    <ActionForm action={settingsAction} success="toast" className="max-w-xl">
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
        hint={t("timeZoneHint", { zone: buyersZone })}
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
