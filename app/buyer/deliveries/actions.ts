"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { redeliver } from "@/lib/deliveries/redeliver";
import { requireCtx } from "@/lib/web/ctx";
import { submitForm } from "@/lib/web/submit-form";

/** Field: id, of a delivery. */
export async function redeliverAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("buyer.deliveries");
  return submitForm({
    ctx: await requireCtx("buyer"),
    useCase: redeliver,
    form,
    input: (sent) => ({ id: sent.get("id") }),
    done: () => {
      revalidatePath("/buyer", "layout");
      return t("resent");
    },
  });
}
