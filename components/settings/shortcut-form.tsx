import { useTranslations } from "next-intl";
import { ActionForm } from "../form/action-form";
import { CheckboxField } from "../form/checkbox-field";
import type { FormAction } from "../form/form-state";
import { SubmitButton } from "../form/submit-button";

interface Props {
  readonly on: boolean;
  /** Fields: shortcuts. */
  readonly action: FormAction;
}

/** Keys that act by themselves can be in the way: of speech input, of screen readers. */
export function ShortcutForm({ on, action }: Props) {
  const t = useTranslations("settings");
  return (
    <ActionForm action={action} success="toast" className="max-w-xl">
      <CheckboxField
        name="shortcuts"
        label={t("shortcutsOn")}
        hint={t("shortcutsHint")}
        defaultChecked={on}
      />
      <div>
        <SubmitButton variant="secondary">{t("apply")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
