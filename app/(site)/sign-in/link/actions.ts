"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { LINK_MINUTES } from "@/lib/accounts/make-sign-in-link";
import { requestSignInLink } from "@/lib/accounts/request-sign-in-link.process";
import { readOrigin } from "@/lib/runtime/request-origin";
import { getCtx } from "@/lib/web/ctx";
import { landingPath } from "@/lib/web/next-path";
import { startSession } from "@/lib/web/start-session";
import { explain } from "@/lib/web/submit-form";

/** Field: email. The answer is the same whether anybody has the address. */
export async function requestLinkAction(_state: FormState, form: FormData): Promise<FormState> {
  const { authority, https, ip } = readOrigin(await headers());
  const t = await getTranslations("site.link");
  const email = String(form.get("email") ?? "");
  try {
    const origin = `${https ? "https" : "http"}://${authority}`;
    const { retryAfterSeconds } = await requestSignInLink(await getCtx(), { email }, { ip, origin });
    if (retryAfterSeconds > 0) return { message: t("throttled"), values: { email } };
    return { ok: true, message: t("sent", { minutes: LINK_MINUTES }) };
  } catch (error) {
    return { values: { email }, ...(await explain(error, form)) };
  }
}

/** Field: token. */
export async function signInByLinkAction(_state: FormState, form: FormData): Promise<FormState> {
  const started = await startSession("link", { token: String(form.get("token") ?? "") });
  if (started.kind === "signed_in") redirect(landingPath(started.portal, null));
  const t = await getTranslations("site.signIn");
  return { message: t("linkRefused") };
}
