"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { TextareaField } from "@/components/form/textarea-field";
import { Money } from "@/components/money";
import type { Currency } from "@/lib/core/money";
import { parseAmount } from "@/lib/core/parse-amount";
import { adjustAction } from "../actions";

interface Props {
  readonly buyer: { readonly id: string; readonly name: string };
  readonly balanceMinor: number;
  readonly currency: Currency;
  /** The idempotency key, made on the server. */
  readonly children: ReactNode;
}

/** Puts money in or takes it out; says, while one types, what the balance will be. */
export function AdjustDialog({ buyer, balanceMinor, currency, children }: Props) {
  const t = useTranslations("adjust");
  const locale = useLocale();
  const [typed, setTyped] = useState("");
  const [direction, setDirection] = useState("in");
  const [balanceSeen, setBalanceSeen] = useState(balanceMinor);
  if (balanceSeen !== balanceMinor) {
    // Posted: the form is empty again, and so is what follows from it.
    setBalanceSeen(balanceMinor);
    setTyped("");
    setDirection("in");
  }
  // With a minus it is refused: the direction says which way.
  const amount = Math.max(parseAmount(typed, currency, locale) ?? 0, 0);
  const signed = direction === "out" ? 0 - amount : amount;
  const money = (amountMinor: number) => () => <Money amountMinor={amountMinor} currency={currency} />;
  return (
    <ConfirmDialog
      trigger={t("trigger")}
      triggerVariant="primary"
      title={t("title", { buyer: buyer.name })}
      action={adjustAction}
      confirm={
        amount === 0
          ? t("confirm")
          : t.rich(`confirm_${signed < 0 ? "out" : "in"}`, { amount: money(amount) })
      }
      danger={signed < 0}
    >
      <SelectField
        name="direction"
        label={t("direction")}
        options={[
          { value: "in", label: t("in") },
          { value: "out", label: t("out") },
        ]}
        defaultValue="in"
        onChange={(event) => setDirection(event.currentTarget.value)}
        required
      />
      <TextField
        name="amountMinor"
        label={t("amount")}
        inputMode="decimal"
        autoComplete="off"
        suffix={currency}
        onChange={(event) => setTyped(event.currentTarget.value)}
        required
      />
      <TextareaField name="reason" label={t("reason")} hint={t("reasonHint")} rows={2} required />
      <p aria-live="polite" className="text-muted">
        {t.rich("balance", { before: money(balanceMinor), after: money(balanceMinor + signed) })}
      </p>
      {children}
      <input type="hidden" name="buyerId" value={buyer.id} />
    </ConfirmDialog>
  );
}
