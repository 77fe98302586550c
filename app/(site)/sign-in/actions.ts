"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { landingPath } from "@/lib/web/next-path";
import { startSession } from "@/lib/web/start-session";

/** Fields: email, password, next. */
export async function signInAction(_state: FormState, form: FormData): Promise<FormState> {
  const text = (name: string): string => String(form.get(name) ?? "");
  const t = await getTranslations();
  const errors = ["email", "password"]
    .filter((field) => text(field).trim() === "")
    .map((field) => ({ field, code: "required", message: t("errors.field.required") }));
  const values = { email: text("email"), next: text("next") };
  if (errors.length > 0) return { errors, values };
  const started = await startSession("password", { email: text("email"), password: text("password") });
  if (started.kind !== "signed_in") return { message: t(`site.signIn.${started.kind}`), values };
  redirect(landingPath(started.portal, text("next")));
}
