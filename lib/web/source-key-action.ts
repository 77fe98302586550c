"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { rotateSourceKey } from "@/lib/suppliers/rotate-source-key";
import { getCtx } from "./ctx";
import { submitForm } from "./submit-form";

/**
 * For operators and suppliers alike; whose source it is, the use case asks. Fields: id, kind ("live" or "test"), confirmed,
 * idempotencyKey. The new key comes back in `values.apiKey`, once.
 */
export async function rotateSourceKeyAction(_state: FormState, form: FormData): Promise<FormState> {
  if (form.get("confirmed") !== "on") {
    const message = (await getTranslations("ui.keys"))("confirmFirst");
    const kind = String(form.get("kind") ?? "");
    return { errors: [{ field: "confirmed", code: "required", message }], values: { kind } };
  }
  let apiKey = "";
  const state = await submitForm({
    ctx: await getCtx(),
    useCase: rotateSourceKey,
    form,
    input: (sent) => ({ id: sent.get("id"), test: sent.get("kind") === "test" }),
    done: (source) => {
      apiKey = source.apiKey;
      revalidatePath("/", "layout");
      return undefined;
    },
  });
  return state.ok ? { ...state, values: { apiKey } } : state;
}
