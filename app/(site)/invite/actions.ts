"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { acceptInvite } from "@/lib/accounts/accept-invite";
import { PASSWORD_MIN } from "@/lib/accounts/schema";
import { getLinkCtx } from "@/lib/web/ctx";
import { landingPath } from "@/lib/web/next-path";
import { startSession } from "@/lib/web/start-session";
import { submitForm } from "@/lib/web/submit-form";

/** Fields: token, name, password. The person is signed in at once. */
export async function acceptInviteAction(_state: FormState, form: FormData): Promise<FormState> {
  const password = String(form.get("password") ?? "");
  if (password.length < PASSWORD_MIN) {
    const t = await getTranslations("team.accept");
    const message = t("passwordHint", { count: PASSWORD_MIN });
    return {
      errors: [{ field: "password", code: "too_short", message }],
      values: { name: String(form.get("name") ?? "") },
    };
  }
  return submitForm({
    ctx: await getLinkCtx(),
    useCase: acceptInvite,
    form,
    input: (sent) => ({ token: sent.get("token"), name: sent.get("name"), password }),
    done: async ({ email }) => {
      const started = await startSession("password", { email, password });
      redirect(started.kind === "signed_in" ? landingPath(started.portal, null) : "/sign-in");
    },
  });
}
