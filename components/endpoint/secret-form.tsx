import { useTranslations } from "next-intl";
import { ActionForm } from "../form/action-form";
import { CheckboxField } from "../form/checkbox-field";
import type { FormAction } from "../form/form-state";
import { IdempotencyKey } from "../form/idempotency-key";
import { SubmitButton } from "../form/submit-button";
import { NewSecret } from "./new-secret";

interface Props {
  readonly action: FormAction;
  readonly endpointId: string;
  readonly base: string;
}

/** Makes a new signing secret. Asks on the page, not in a dialog: its answer must stay to be copied. */
export function SecretForm({ action, endpointId, base }: Props) {
  const t = useTranslations("endpoints.secret");
  return (
    <ActionForm action={action} success="none">
      <NewSecret base={base}>
        <p className="text-muted">{t("text")}</p>
        <input type="hidden" name="id" value={endpointId} />
        <IdempotencyKey />
        <CheckboxField name="confirmed" label={t("rotateConfirm")} />
        <div>
          <SubmitButton variant="secondary">{t("rotate")}</SubmitButton>
        </div>
      </NewSecret>
    </ActionForm>
  );
}
