import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import { TextareaField } from "@/components/form/textarea-field";
import { freezeAction } from "../actions";

interface Props {
  readonly buyer: { readonly id: string; readonly name: string };
  readonly frozen: boolean;
}

/** Freezes the wallet, or opens it again; both for a reason that stays in the house. */
export function FreezeDialog({ buyer, frozen }: Props) {
  const t = useTranslations("operator.buyer.freeze");
  const deed = frozen ? "unfreeze" : "freeze";
  return (
    <ConfirmDialog
      trigger={t(deed)}
      title={t(`${deed}Title`, { name: buyer.name })}
      action={freezeAction}
      confirm={t(deed)}
      danger={!frozen}
    >
      <p>{t(`${deed}Text`)}</p>
      <TextareaField name="reason" label={t("reason")} hint={t("reasonHint")} rows={2} required />
      <IdempotencyKey />
      <input type="hidden" name="buyerId" value={buyer.id} />
      <input type="hidden" name="frozen" value={String(!frozen)} />
    </ConfirmDialog>
  );
}
