import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import type { FormAction } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";

/** Asks for the address that a link is to be mailed to. */
export function AddressForm({ action }: { readonly action: FormAction }) {
  const t = useTranslations("site");
  return (
    <ActionForm action={action} resetOnSuccess>
      <TextField
        name="email"
        type="email"
        label={t("signIn.email")}
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <SubmitButton>{t("link.submit")}</SubmitButton>
    </ActionForm>
  );
}
