import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import type { DeliveryView } from "@/lib/deliveries/schema";
import { redeliverAction } from "../actions";

/** Sends one delivery again. */
export function RedeliverDialog({ delivery }: { readonly delivery: DeliveryView }) {
  const t = useTranslations("operator.deliveries.redeliver");
  return (
    <ConfirmDialog
      trigger={t("trigger")}
      triggerSize="sm"
      title={t("title")}
      action={redeliverAction}
      confirm={t("confirm")}
    >
      <p>{t("text", { endpoint: delivery.endpoint.name, buyer: delivery.buyer.name })}</p>
      <IdempotencyKey />
      <input type="hidden" name="id" value={delivery.id} />
    </ConfirmDialog>
  );
}
