"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { pauseContract } from "@/lib/routing/pause-contract";
import { getCtx } from "./ctx";
import { submitForm } from "./submit-form";

/** Fields: id, paused ("true" or "false"). Of whichever portal: the use case knows who may. */
export async function pauseFromPaletteAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("ui.palette");
  return submitForm({
    ctx: await getCtx(),
    useCase: pauseContract,
    form,
    input: (sent) => ({ id: sent.get("id"), paused: sent.get("paused") === "true" }),
    done: ({ paused }) => {
      revalidatePath("/", "layout");
      return t(paused ? "nowPaused" : "nowActive");
    },
  });
}
