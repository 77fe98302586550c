import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import { redeliverFailedAction } from "../actions";

interface Props {
  readonly buyerId: string | undefined;
  readonly endpointId: string | undefined;
  /** Whose, for the sentence; null: everybody's. */
  readonly whose: string | null;
}

/** Sends everything again that was given up, as far as the list is narrowed. */
export function RedeliverAllDialog({ buyerId, endpointId, whose }: Props) {
  const t = useTranslations("operator.deliveries.redeliverAll");
  return (
    <ConfirmDialog
      trigger={t("trigger")}
      title={t("title")}
      action={redeliverFailedAction}
      confirm={t("confirm")}
    >
      <p>{whose ? t("textOf", { whose }) : t("text")}</p>
      <IdempotencyKey />
      <input type="hidden" name="buyerId" value={buyerId ?? ""} />
      <input type="hidden" name="endpointId" value={endpointId ?? ""} />
    </ConfirmDialog>
  );
}
