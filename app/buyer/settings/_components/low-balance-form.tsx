import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import type { Currency } from "@/lib/core/money";
import { lowBalanceAction } from "../actions";

interface Props {
  /** As one types it; empty: by the contracts' prices. */
  readonly amount: string;
  readonly currency: Currency;
}

/** From which amount on the company is told; for its owner. */
export function LowBalanceForm({ amount, currency }: Props) {
  const t = useTranslations("buyer.settings.lowBalance");
  return (
    <ActionForm action={lowBalanceAction} success="toast" className="max-w-xl">
      <TextField
        name="lowBalanceMinor"
        label={t("amount")}
        hint={t("hint")}
        inputMode="decimal"
        autoComplete="off"
        suffix={currency}
        defaultValue={amount}
      />
      <div>
        <SubmitButton variant="secondary">{t("save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
