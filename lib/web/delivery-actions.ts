"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { redeliverMany, redeliverSelected } from "@/lib/deliveries/redeliver-many";
import { getCtx } from "./ctx";
import { submitForm } from "./submit-form";

/*
 * Sending many deliveries again, for operators and for a buyer's own people alike: the use cases know whose they may be.
 */

/** Fields: those of the list's filters, idempotencyKey. Everything given up, as far as the list was narrowed. */
export async function redeliverFailedAction(_state: FormState, form: FormData): Promise<FormState> {
  const [ctx, t] = await Promise.all([getCtx(), getTranslations("deliveries.redeliverAll")]);
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
    done: ({ count, more }) => (more ? t("doneMore", { count }) : t("done", { count })),
  });
}

/** Fields: id (of each that was picked), idempotencyKey. */
export async function redeliverSelectedAction(_state: FormState, form: FormData): Promise<FormState> {
  const [ctx, t] = await Promise.all([getCtx(), getTranslations("deliveries.selected")]);
  if (!form.has("id")) return { ok: false, message: t("none") };
  return submitForm({
    ctx,
    useCase: redeliverSelected,
    form,
    input: (data) => ({ ids: data.getAll("id") }),
    done: ({ count, passedOver }) => {
      revalidatePath("/", "layout");
      return passedOver > 0 && count > 0
        ? `${t("done", { count })} ${t("passedOver", { count: passedOver })}`
        : t("done", { count });
    },
  });
}
