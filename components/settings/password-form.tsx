import { useTranslations } from "next-intl";
import { PASSWORD_MAX, PASSWORD_MIN } from "@/lib/accounts/schema";
import type { Settings } from "@/lib/accounts/settings-schema";
import { ActionForm } from "../form/action-form";
import type { FormAction } from "../form/form-state";
import { PasswordField } from "../form/password-field";
import { SubmitButton } from "../form/submit-button";

interface Props {
  readonly settings: Pick<Settings, "email" | "hasPassword">;
  /** Fields: current (who has a password), password. */
  readonly action: FormAction;
  /** No fields. Mails a link to choose a new password by, for who forgot the present one. */
  readonly sendLink: FormAction;
}

/** Changes the password of who reads it; who signs in by mail links sets a first one. */
export function PasswordForm({ settings: { email, hasPassword }, action, sendLink }: Props) {
  const t = useTranslations("settings");
  return (
    <div className="grid max-w-xl gap-4">
      <ActionForm action={action} success="toast" resetOnSuccess>
        <p className="text-muted">{hasPassword ? t("passwordText") : t("passwordFirstText")}</p>
        {/* So that password managers know whose password it is. */}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        {hasPassword && (
          <PasswordField
            name="current"
            label={t("passwordCurrent")}
            maxLength={PASSWORD_MAX}
            autoComplete="current-password"
          />
        )}
        <PasswordField
          name="password"
          label={t("passwordNew")}
          hint={t("passwordHint", { count: PASSWORD_MIN })}
          maxLength={PASSWORD_MAX}
          autoComplete="new-password"
        />
        <div>
          <SubmitButton variant="secondary">
            {hasPassword ? t("passwordChange") : t("passwordSet")}
          </SubmitButton>
        </div>
      </ActionForm>
      {hasPassword && (
        <ActionForm action={sendLink} className="border-t border-line pt-4">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-muted">{t("passwordForgotten")}</p>
            <SubmitButton variant="secondary">{t("passwordLink")}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </div>
  );
}
