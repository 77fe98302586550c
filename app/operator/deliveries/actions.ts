"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { redeliver } from "@/lib/deliveries/redeliver";
import { redeliverMany } from "@/lib/deliveries/redeliver-many";
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

/** Fields: buyerId, endpointId (each may be empty), idempotencyKey. Everything given up, as far as the list was narrowed. */
export async function redeliverFailedAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("operator");
  const t = await getTranslations("operator.deliveries");
  return submitForm({
    ctx,
    useCase: redeliverMany,
    form,
    input: (data) => ({
      state: "exhausted",
      buyerId: data.get("buyerId") || undefined,
      endpointId: data.get("endpointId") || undefined,
    }),
    done: ({ count, more }) =>
      more ? t("redeliverAll.doneMore", { count }) : t("redeliverAll.done", { count }),
  });
}
