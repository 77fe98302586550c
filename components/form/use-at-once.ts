"use client";

import { useTranslations } from "next-intl";
import type { FormState } from "./form-state";
import { neverArrived } from "./never-arrived";

/**
 * Sends what the page has shown as done already. Without a line to the server the page goes back to what was, and the answer
 * says why; else it would look as if nothing had been pressed.
 */
export function useAtOnce() {
  const t = useTranslations("ui.form");
  return async (
    action: (state: FormState, form: FormData) => Promise<FormState>,
    form: FormData,
  ): Promise<FormState> => {
    try {
      return await action({}, form);
    } catch (error) {
      if (!neverArrived(error)) throw error;
      return { ok: false, message: t("offlineDeed") };
    }
  };
}
