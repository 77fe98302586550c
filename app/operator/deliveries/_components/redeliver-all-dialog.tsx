import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import { redeliverFailedAction } from "../actions";

interface Props {
  /** What narrows the list: the same narrows what is sent. */
  readonly filter: Readonly<Record<string, string | undefined>>;
  /** Whose, for the sentence; null: of the list. */
  readonly whose: string | null;
  readonly size?: "sm" | "md";
}

/** Sends everything again that was given up, as far as the list is narrowed. */
export function RedeliverAllDialog({ filter, whose, size = "md" }: Props) {
  const t = useTranslations("operator.deliveries.redeliverAll");
  const fields = Object.entries(filter).filter(([, value]) => value);
  const text = fields.length > 0 ? t("textFiltered") : t("text");
  return (
    <ConfirmDialog
      trigger={t("trigger")}
      triggerSize={size}
      title={t("title")}
      action={redeliverFailedAction}
      confirm={t("confirm")}
    >
      <p>{whose ? t("textOf", { whose }) : text}</p>
      <IdempotencyKey />
      {fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </ConfirmDialog>
  );
}
