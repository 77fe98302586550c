import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import type { FormAction } from "@/components/form/form-state";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import type { SupplierView } from "@/lib/suppliers/schema";

interface Props {
  readonly action: FormAction;
  /** Null: a new one. */
  readonly supplier: Pick<SupplierView, "id" | "name" | "email"> | null;
}

export function SupplierForm({ action, supplier }: Props) {
  const t = useTranslations("catalogue.supplier");
  return (
    <ActionForm action={action} className="max-w-xl">
      {supplier ? <input type="hidden" name="id" value={supplier.id} /> : <IdempotencyKey />}
      <TextField
        name="name"
        label={t("name")}
        required
        autoComplete="organization"
        defaultValue={supplier?.name}
      />
      <TextField
        name="email"
        type="email"
        label={t("email")}
        required
        autoComplete="off"
        defaultValue={supplier?.email}
      />
      <div>
        <SubmitButton variant={supplier ? "secondary" : "primary"}>
          {t(supplier ? "save" : "create")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
