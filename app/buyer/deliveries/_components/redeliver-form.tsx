import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { redeliverAction } from "../actions";

interface Props {
  readonly id: string;
  /** It is on its way already. The form stays, so that what its sending was answered is still told. */
  readonly pending: boolean;
}

export function RedeliverForm({ id, pending }: Props) {
  const t = useTranslations("buyer.deliveries");
  return (
    <ActionForm action={redeliverAction} success="toast">
      <input type="hidden" name="id" value={id} />
      {!pending && (
        <SubmitButton variant="secondary" size="sm">
          <Send aria-hidden />
          {t("resend")}
        </SubmitButton>
      )}
    </ActionForm>
  );
}
