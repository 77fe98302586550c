"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { rotateSourceKey } from "@/lib/suppliers/rotate-source-key";
import { requireCtx } from "@/lib/web/ctx";
import { submitForm } from "@/lib/web/submit-form";

/** Fields: id, kind ("live" or "test"), confirmed, idempotencyKey. The new key comes back in `values.apiKey`, once. */
export async function rotateKeyAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("supplier.sources");
  const ctx = await requireCtx("supplier");
  if (form.get("confirmed") !== "on") {
    const message = t("confirmFirst");
    const kind = String(form.get("kind") ?? "");
    return { errors: [{ field: "confirmed", code: "required", message }], values: { kind } };
  }
  let apiKey = "";
  const state = await submitForm({
    ctx,
    useCase: rotateSourceKey,
    form,
    input: (sent) => ({ id: sent.get("id"), test: sent.get("kind") === "test" }),
    done: (source) => {
      apiKey = source.apiKey;
      revalidatePath("/supplier/sources", "layout");
      return undefined;
    },
  });
  return state.ok ? { ...state, values: { apiKey } } : state;
}
