import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BulkCount, BulkDeed, BulkForm } from "../form/bulk-bar";
import type { FormAction } from "../form/form-state";
import { IdempotencyKey } from "../form/idempotency-key";

/** The form that ticked deliveries belong to, and how their keys are sent. */
export const DELIVERY_TICKS = { form: "bulk-deliveries", name: "id" };

interface Props {
  readonly action: FormAction;
  /** With `select={DELIVERY_TICKS}`. */
  readonly table: ReactNode;
}

/** A list of deliveries of which those ticked can be sent again. */
export function DeliveryBulk({ action, table }: Props) {
  const t = useTranslations("deliveries.selected");
  return (
    <BulkForm form={DELIVERY_TICKS.form} action={action} table={table}>
      <IdempotencyKey />
      <BulkDeed deed="redeliver" trigger={t("trigger")} title={t("title")} confirm={t("confirm")}>
        <p>
          <BulkCount />
        </p>
        <p>{t("text")}</p>
      </BulkDeed>
    </BulkForm>
  );
}
