"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { formatMoney } from "@/lib/core/money";
import { eraseContacts } from "@/lib/intake/erase-contacts";
import { resellLeads } from "@/lib/intake/resell-leads.process";
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

/** Fields: leadId. A lead that is held is released by it. */
export async function resellLeadAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("operator");
  const t = await getTranslations("operator.lead.resell");
  return submitForm({
    ctx,
    useCase: resellLeads,
    form,
    input: (data) => ({ leadIds: [data.get("leadId")], release: true }),
    done: ({ sales, revenue, passedOver }) =>
      passedOver > 0 ? t("nothing") : t("done", { sales, amount: formatMoney(revenue, ctx.locale) }),
  });
}

/** Fields: leadId, idempotencyKey. */
export async function eraseLeadAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("operator");
  const t = await getTranslations("operator.leads.bulk");
  return submitForm({
    ctx,
    useCase: eraseContacts,
    form,
    input: (data) => ({ leadIds: [data.get("leadId")] }),
    done: ({ erased }) => t("erase.done", { count: erased }),
  });
}
