"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { removeBrandLogo } from "@/lib/brands/remove-brand-logo.process";
import { setBrandLogo } from "@/lib/brands/set-brand-logo.process";
import { getCtx } from "./ctx";
import { submitForm } from "./submit-form";

/** Fields: mode, file. */
export async function setLogoAction(_state: FormState, form: FormData): Promise<FormState> {
  const [ctx, t] = await Promise.all([getCtx(), getTranslations("settings.logo")]);
  const sent = form.get("file");
  const file = sent instanceof File ? new Uint8Array(await sent.arrayBuffer()) : new Uint8Array();
  return submitForm({
    ctx,
    useCase: setBrandLogo,
    form,
    input: (data) => ({ mode: data.get("mode"), file }),
    done: () => {
      revalidatePath("/", "layout");
      return t("done");
    },
  });
}

/** Field: mode. */
export async function removeLogoAction(_state: FormState, form: FormData): Promise<FormState> {
  const [ctx, t] = await Promise.all([getCtx(), getTranslations("settings.logo")]);
  return submitForm({
    ctx,
    useCase: removeBrandLogo,
    form,
    input: (data) => ({ mode: data.get("mode") }),
    done: () => {
      revalidatePath("/", "layout");
      return t("removed");
    },
  });
}
