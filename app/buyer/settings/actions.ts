"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { NOTICES } from "@/lib/accounts/preferences-schema";
import { setLowBalance } from "@/lib/accounts/set-low-balance";
import { updatePreferences } from "@/lib/accounts/update-preferences";
import { requireCtx } from "@/lib/web/ctx";
import { optionalFormAmount } from "@/lib/web/form-amount";
import { submitForm } from "@/lib/web/submit-form";

const PATH = "/buyer/settings";

/** Fields: one tick for each notice. */
export async function noticesAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("buyer.settings");
  return submitForm({
    ctx: await requireCtx("buyer"),
    useCase: updatePreferences,
    form,
    input: (sent) => Object.fromEntries(NOTICES.map((notice) => [notice, sent.get(notice) !== null])),
    done: () => {
      revalidatePath(PATH);
      return t("saved");
    },
  });
}

/** Fields: lowBalanceMinor (as typed; empty: by the contracts' prices). */
export async function lowBalanceAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("buyer");
  const t = await getTranslations("buyer.settings");
  return submitForm({
    ctx,
    useCase: setLowBalance,
    form,
    input: (sent) => ({ lowBalanceMinor: optionalFormAmount(sent, "lowBalanceMinor", ctx) }),
    done: () => {
      revalidatePath(PATH);
      return t("saved");
    },
  });
}
