"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { setUpBuyer } from "@/lib/accounts/set-up-buyer";
import { updateBuyer } from "@/lib/accounts/update-buyer";
import { requireCtx } from "@/lib/web/ctx";
import { optionalFormAmount } from "@/lib/web/form-amount";
import { originOf } from "@/lib/web/origin-of";
import { submitForm } from "@/lib/web/submit-form";

const company = (sent: FormData) => ({
  name: sent.get("name"),
  email: sent.get("email"),
  phone: sent.get("phone") || null,
  country: sent.get("country"),
  timeZone: sent.get("timeZone"),
  locale: sent.get("locale"),
});

/** Fields: name, email, phone, country, timeZone, locale, creditLimitMinor, firstUser.name, firstUser.email, idempotencyKey. */
export async function setUpBuyerAction(_state: FormState, form: FormData): Promise<FormState> {
  const [ctx, origin] = await Promise.all([requireCtx("operator"), originOf()]);
  return submitForm({
    ctx,
    useCase: setUpBuyer,
    form,
    input: (sent) => ({
      ...company(sent),
      creditLimitMinor: optionalFormAmount(sent, "creditLimitMinor", ctx) ?? undefined,
      firstUser: sent.get("firstUser.email")
        ? { email: sent.get("firstUser.email"), name: sent.get("firstUser.name") || undefined }
        : null,
      origin,
    }),
    done: ({ buyerId, mailed }) => {
      revalidatePath("/operator/buyers", "layout");
      const unsent = form.get("firstUser.email") && !mailed;
      redirect(`/operator/buyers/${buyerId}${unsent ? "?notice=notMailed" : ""}`);
    },
  });
}

/** Fields: id, name, email, phone, country, timeZone, locale, lowBalanceMinor. */
export async function updateBuyerAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("operator");
  const t = await getTranslations("operator.buyer.form");
  return submitForm({
    ctx,
    useCase: updateBuyer,
    form,
    input: (sent) => ({
      id: sent.get("id"),
      ...company(sent),
      lowBalanceMinor: optionalFormAmount(sent, "lowBalanceMinor", ctx),
    }),
    done: () => {
      revalidatePath("/operator/buyers", "layout");
      return t("saved");
    },
  });
}
