"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { setBuyerStatus } from "@/lib/accounts/set-buyer-status";
import { AppError } from "@/lib/core/errors";
import { formatMoney } from "@/lib/core/money";
import { parseAmount } from "@/lib/core/parse-amount";
import { adjustWallet } from "@/lib/wallet/adjust-wallet";
import { setCreditLimit } from "@/lib/wallet/set-credit-limit";
import { requireCtx } from "@/lib/web/ctx";
import { submitForm } from "@/lib/web/submit-form";

/** What was typed, in minor units. @throws AppError invalid where it is no amount */
function amountOf(form: FormData, name: string, ctx: Awaited<ReturnType<typeof requireCtx>>): number {
  const amountMinor = parseAmount(String(form.get(name) ?? ""), ctx.brand.currency, ctx.locale);
  if (amountMinor !== null) return amountMinor;
  const message = "must be an amount";
  throw new AppError("invalid", "input.invalid", {
    errors: [{ field: name, code: "invalid_amount", message }],
  });
}

/** Fields: buyerId, direction (in or out), amountMinor (as typed), reason, idempotencyKey. */
export async function adjustAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("operator");
  const t = await getTranslations("operator.buyer");
  return submitForm({
    ctx,
    useCase: adjustWallet,
    form,
    input: (data) => {
      const amount = Math.abs(amountOf(data, "amountMinor", ctx));
      return {
        buyerId: data.get("buyerId"),
        amountMinor: data.get("direction") === "out" ? 0 - amount : amount,
        reason: data.get("reason"),
      };
    },
    done: ({ balance }) => t("adjust.done", { balance: formatMoney(balance, ctx.locale) }),
  });
}

/** Fields: buyerId, limitMinor (as typed), idempotencyKey. */
export async function creditLimitAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("operator");
  const t = await getTranslations("operator.buyer");
  return submitForm({
    ctx,
    useCase: setCreditLimit,
    form,
    input: (data) => ({ buyerId: data.get("buyerId"), limitMinor: amountOf(data, "limitMinor", ctx) }),
    done: ({ creditLimit }) => t("credit.done", { limit: formatMoney(creditLimit, ctx.locale) }),
  });
}

/** Fields: id, status. */
export async function statusAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("operator");
  const t = await getTranslations("operator.buyer");
  return submitForm({
    ctx,
    useCase: setBuyerStatus,
    form,
    input: (data) => ({ id: data.get("id"), status: data.get("status") }),
    done: ({ name, status }) =>
      t(status === "active" ? "status.doneActive" : "status.doneSuspended", { name }),
  });
}
