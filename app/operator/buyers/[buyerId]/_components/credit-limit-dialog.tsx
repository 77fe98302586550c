import { useFormatter, useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { IdempotencyKey } from "@/components/form/idempotency-key";
import { TextField } from "@/components/form/text-field";
import { CURRENCIES, type Currency } from "@/lib/core/money";
import { creditLimitAction } from "../actions";

interface Props {
  readonly buyer: { readonly id: string; readonly name: string };
  readonly limitMinor: number;
  readonly currency: Currency;
}

/** How far the balance may go below zero. */
export function CreditLimitDialog({ buyer, limitMinor, currency }: Props) {
  const t = useTranslations("operator.buyer.credit");
  const format = useFormatter();
  const digits = CURRENCIES[currency];
  const now = format.number(limitMinor / 10 ** digits, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  });
  return (
    <ConfirmDialog
      trigger={t("trigger")}
      title={t("title", { buyer: buyer.name })}
      action={creditLimitAction}
      confirm={t("confirm")}
    >
      <p>{t("text")}</p>
      <TextField
        name="limitMinor"
        label={t("limit")}
        inputMode="decimal"
        autoComplete="off"
        suffix={currency}
        defaultValue={now}
        required
      />
      <IdempotencyKey />
      <input type="hidden" name="buyerId" value={buyer.id} />
    </ConfirmDialog>
  );
}
