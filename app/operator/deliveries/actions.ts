"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { redeliver } from "@/lib/deliveries/redeliver";
import { requireCtx } from "@/lib/web/ctx";
import { submitForm } from "@/lib/web/submit-form";

/** Fields: id, idempotencyKey. */
export async function redeliverAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("operator");
  const t = await getTranslations("operator.deliveries");
  return submitForm({
    ctx,
    useCase: redeliver,
    form,
    input: (data) => ({ id: data.get("id") }),
    done: () => t("redeliver.done"),
  });
}
