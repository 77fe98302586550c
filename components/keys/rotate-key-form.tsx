import { useTranslations } from "next-intl";
import type { SourceView } from "@/lib/suppliers/schema";
import { ActionForm } from "../form/action-form";
import { CheckboxField } from "../form/checkbox-field";
import type { FormAction } from "../form/form-state";
import { IdempotencyKey } from "../form/idempotency-key";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { NewKey } from "./new-key";

interface Props {
  readonly source: Pick<SourceView, "id" | "mode">;
  /** Fields: id, kind, confirmed, idempotencyKey. Answers with the key in `values.apiKey`. */
  readonly action: FormAction;
  /** What to do with the new key, where it is for somebody else. */
  readonly note?: string;
}

/** Makes a source's key in place of the old one of its kind. Asks on the page, not in a dialog: its answer must stay to be copied. */
export function RotateKeyForm({ source, action, note }: Props) {
  const t = useTranslations("ui.keys");
  return (
    <ActionForm action={action} success="none" resetOnSuccess className="max-w-xl">
      <NewKey note={note} />
      <input type="hidden" name="id" value={source.id} />
      <IdempotencyKey />
      <SelectField
        name="kind"
        label={t("kind")}
        required
        defaultValue={source.mode}
        options={(["live", "test"] as const).map((value) => ({ value, label: t(value) }))}
      />
      <CheckboxField name="confirmed" label={t("confirmRotation")} />
      <div>
        <SubmitButton variant="secondary">{t("rotate")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
