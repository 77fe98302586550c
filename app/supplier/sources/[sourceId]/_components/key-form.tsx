import { useTranslations } from "next-intl";
import { ClientMessages } from "@/components/client-messages";
import { ActionForm } from "@/components/form/action-form";
import { CheckboxField } from "@/components/form/checkbox-field";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import type { SourceView } from "@/lib/suppliers/schema";
import { rotateKeyAction } from "../../actions";
import { NewKey } from "./new-key";

/** Makes a key, in place of the old one of its kind. Asks on the page, not in a dialog: its answer must stay to be copied. */
export function KeyForm({ source }: { readonly source: SourceView }) {
  const t = useTranslations("supplier.sources");
  return (
    <ClientMessages namespaces={["supplier"]}>
      <ActionForm action={rotateKeyAction} success="none" resetOnSuccess className="max-w-xl">
        <NewKey />
        <input type="hidden" name="id" value={source.id} />
        <IdempotencyKey />
        <SelectField
          name="kind"
          label={t("kind")}
          required
          defaultValue={source.mode}
          options={[
            { value: "live", label: t("liveKey") },
            { value: "test", label: t("testKey") },
          ]}
        />
        <CheckboxField name="confirmed" label={t("confirm")} />
        <div>
          <SubmitButton variant="secondary">{t("makeKey")}</SubmitButton>
        </div>
      </ActionForm>
    </ClientMessages>
  );
}
