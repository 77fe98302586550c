import { useTranslations } from "next-intl";
import { ConfirmDialog } from "../form/confirm-dialog";
import type { FormAction } from "../form/form-state";
import { IdempotencyKey } from "../form/idempotency-key";

interface Props {
  readonly action: FormAction;
  /** What narrows the list: the same narrows what is sent. */
  readonly filter: Readonly<Record<string, string | undefined>>;
  /** Whose, for the sentence; null: of the list. */
  readonly whose?: string | null;
  readonly size?: "sm" | "md";
}

/** Sends everything again that was given up, as far as the list is narrowed. */
export function RedeliverAllDialog({ action, filter, whose = null, size = "md" }: Props) {
  const t = useTranslations("deliveries.redeliverAll");
  const { state: _, q, ...rest } = filter;
  // Whatever its state, what is sent again was given up; an id in the search box is of one lead, a delivery has its own page.
  const fields = Object.entries({ ...rest, leadId: q?.startsWith("lead_") ? q : rest.leadId }).filter(
    ([, value]) => value,
  );
  const text = fields.length > 0 ? t("textFiltered") : t("text");
  return (
    <ConfirmDialog
      trigger={t("trigger")}
      triggerSize={size}
      title={t("title")}
      action={action}
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
