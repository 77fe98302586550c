"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { setBuyerStatus } from "@/lib/accounts/set-buyer-status";
import { formatMoney } from "@/lib/core/money";
import { adjustWallet } from "@/lib/wallet/adjust-wallet";
import { freezeWallet } from "@/lib/wallet/freeze-wallet";
import { setCreditLimit } from "@/lib/wallet/set-credit-limit";
import { requireCtx } from "@/lib/web/ctx";
import { formAmount, unsignedAmount } from "@/lib/web/form-amount";
import { submitForm } from "@/lib/web/submit-form";

/** Fields: buyerId, direction (in or out), amountMinor (as typed), reason, idempotencyKey. */
export async function adjustAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("operator");
  const t = await getTranslations("operator.buyer");
  return submitForm({
    ctx,
    useCase: adjustWallet,
    form,
    input: (data) => {
      const amount = unsignedAmount(data, "amountMinor", ctx);
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
    input: (data) => ({ buyerId: data.get("buyerId"), limitMinor: formAmount(data, "limitMinor", ctx) }),
    done: ({ creditLimit }) => t("credit.done", { limit: formatMoney(creditLimit, ctx.locale) }),
  });
}

/** Fields: buyerId, frozen ("true" or "false"), reason, idempotencyKey. */
export async function freezeAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("operator");
  const t = await getTranslations("operator.buyer.freeze");
  return submitForm({
    ctx,
    useCase: freezeWallet,
    form,
    input: (data) => ({
      buyerId: data.get("buyerId"),
      frozen: data.get("frozen") === "true",
      reason: data.get("reason"),
    }),
    done: ({ frozenAt }) => t(frozenAt === null ? "doneOpen" : "doneFrozen"),
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
