"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { formatMoney } from "@/lib/core/money";
import { reverseSale } from "@/lib/sales/reverse-sale";
import { requireCtx } from "@/lib/web/ctx";
import { submitForm } from "@/lib/web/submit-form";

/** Fields: saleId, reason, idempotencyKey. */
export async function reverseSaleAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("operator");
  const t = await getTranslations("operator.sales");
  return submitForm({
    ctx,
    useCase: reverseSale,
    form,
    input: (data) => ({ saleId: data.get("saleId"), reason: data.get("reason") }),
    done: ({ credited, balance }) =>
      t("reverse.done", {
        amount: formatMoney(credited, ctx.locale),
        balance: formatMoney(balance, ctx.locale),
      }),
  });
}
