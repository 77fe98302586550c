"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { LINK_MINUTES } from "@/lib/accounts/make-sign-in-link";
import { requestSignInLink } from "@/lib/accounts/request-sign-in-link.process";
import { askForLink } from "@/lib/web/ask-for-link";
import { landingPath } from "@/lib/web/next-path";
import { startSession } from "@/lib/web/start-session";

/** Field: email. */
export async function requestLinkAction(_state: FormState, form: FormData): Promise<FormState> {
  return askForLink({ form, request: requestSignInLink, minutes: LINK_MINUTES });
}

/** Field: token. */
export async function signInByLinkAction(_state: FormState, form: FormData): Promise<FormState> {
  const started = await startSession("link", { token: String(form.get("token") ?? "") });
  if (started.kind === "signed_in") redirect(landingPath(started.portal, null));
  const t = await getTranslations("site.signIn");
  return { message: t("linkRefused") };
}
