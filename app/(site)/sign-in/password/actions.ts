"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/components/form/form-state";
import { PASSWORD_LINK_MINUTES, requestPasswordLink } from "@/lib/accounts/request-password-link.process";
import { resetPassword } from "@/lib/accounts/reset-password.process";
import { askForLink } from "@/lib/web/ask-for-link";
import { getLinkCtx } from "@/lib/web/ctx";
import { landingPath } from "@/lib/web/next-path";
import { startSession } from "@/lib/web/start-session";
import { submitForm } from "@/lib/web/submit-form";

/** Field: email. */
export async function requestPasswordLinkAction(_state: FormState, form: FormData): Promise<FormState> {
  return askForLink({ form, request: requestPasswordLink, minutes: PASSWORD_LINK_MINUTES });
}

/** Fields: token, password. The person is signed in at once. */
export async function resetPasswordAction(_state: FormState, form: FormData): Promise<FormState> {
  const password = String(form.get("password") ?? "");
  return submitForm({
    ctx: await getLinkCtx(),
    useCase: resetPassword,
    form,
    input: (sent) => ({ token: sent.get("token"), password }),
    done: async ({ email }) => {
      const started = await startSession("password", { email, password });
      redirect(started.kind === "signed_in" ? landingPath(started.portal, null) : "/sign-in");
    },
  });
}
