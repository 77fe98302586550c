"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { redeliver } from "@/lib/deliveries/redeliver";
import { redeliverMany, redeliverSelected } from "@/lib/deliveries/redeliver-many";
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

/** Fields: those of the list's filters, idempotencyKey. Everything given up, as far as the list was narrowed. */
export async function redeliverFailedAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("operator");
  const t = await getTranslations("operator.deliveries");
  return submitForm({
    ctx,
    useCase: redeliverMany,
    form,
    input: (data) => ({
      state: "exhausted",
      ...Object.fromEntries(
        (["buyerId", "endpointId", "kind", "leadId", "from", "to"] as const).map((name) => [
          name,
          data.get(name) || undefined,
        ]),
      ),
    }),
    done: ({ count, more }) =>
      more ? t("redeliverAll.doneMore", { count }) : t("redeliverAll.done", { count }),
  });
}

/** Fields: id (of each that was picked), idempotencyKey. */
export async function redeliverSelectedAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("operator");
  const t = await getTranslations("operator.deliveries.selected");
  if (!form.has("id")) return { ok: false, message: t("none") };
  return submitForm({
    ctx,
    useCase: redeliverSelected,
    form,
    input: (data) => ({ ids: data.getAll("id") }),
    done: ({ count, passedOver }) => {
      revalidatePath("/operator/deliveries");
      return passedOver > 0 && count > 0
        ? `${t("done", { count })} ${t("passedOver", { count: passedOver })}`
        : t("done", { count });
    },
  });
}
