import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { CheckboxField } from "@/components/form/checkbox-field";
import { SubmitButton } from "@/components/form/submit-button";
import { NOTICES, type Preferences } from "@/lib/accounts/preferences-schema";
import { noticesAction } from "../actions";

/** Which mails one gets without asking. */
export function NoticeForm({ preferences }: { readonly preferences: Preferences }) {
  const t = useTranslations("buyer.settings.notices");
  return (
    <ActionForm action={noticesAction} success="toast" className="max-w-xl">
      {NOTICES.map((notice) => (
        <CheckboxField
          key={notice}
          name={notice}
          label={t(notice)}
          hint={t(`${notice}Hint`)}
          defaultChecked={preferences[notice]}
        />
      ))}
      <div>
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
