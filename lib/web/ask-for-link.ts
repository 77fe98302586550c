import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import type { requestSignInLink } from "@/lib/accounts/request-sign-in-link.process";
import { readOrigin } from "@/lib/runtime/request-origin";
import { getCtx } from "./ctx";
import { originOf } from "./origin-of";
import { explain } from "./submit-form";

interface Asking {
  /** Field: email. */
  readonly form: FormData;
  readonly request: typeof requestSignInLink;
  /** How long the link lasts. */
  readonly minutes: number;
  /** Said where it is known that there is somebody to send one to. */
  readonly sent?: string;
}

/** The body of an action that has a link mailed. The answer is the same whether anybody has the address. */
export async function askForLink({ form, request, minutes, sent }: Asking): Promise<FormState> {
  const [{ ip }, origin, t] = await Promise.all([
    headers().then(readOrigin),
    originOf(),
    getTranslations("site.link"),
  ]);
  const email = String(form.get("email") ?? "");
  try {
    const { retryAfterSeconds } = await request(await getCtx(), { email }, { ip, origin });
    if (retryAfterSeconds > 0) return { message: t("throttled"), values: { email } };
    return { ok: true, message: sent ?? t("sent", { minutes }) };
  } catch (error) {
    return { values: { email }, ...(await explain(error, form)) };
  }
}
