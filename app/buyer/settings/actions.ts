"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { createKey } from "@/lib/accounts/create-key";
import { endOtherSessions } from "@/lib/accounts/end-other-sessions";
import { revokeKey } from "@/lib/accounts/revoke-key";
import { revokeSession } from "@/lib/accounts/revoke-session";
import { updateSettings } from "@/lib/accounts/update-settings";
import { requireCtx } from "@/lib/web/ctx";
import { setLocale } from "@/lib/web/i18n-preferences";
import { getSession } from "@/lib/web/session";
import { submitForm } from "@/lib/web/submit-form";

const PATH = "/buyer/settings";

/** Fields: locale, timeZone (empty: the brand's). */
export async function settingsAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("buyer");
  return submitForm({
    ctx,
    useCase: updateSettings,
    form,
    input: (sent) => ({ locale: sent.get("locale"), timeZone: sent.get("timeZone") || null }),
    done: async ({ locale }) => {
      // This browser's choice would win over the person's otherwise.
      await setLocale(form);
      revalidatePath("/", "layout");
      return (await getTranslations({ locale: locale ?? ctx.locale, namespace: "buyer.settings" }))("saved");
    },
  });
}

/** Fields: name, idempotencyKey. The new key comes back in `values.apiKey`, once. */
export async function createKeyAction(_state: FormState, form: FormData): Promise<FormState> {
  let apiKey = "";
  const state = await submitForm({
    ctx: await requireCtx("buyer"),
    useCase: createKey,
    form,
    input: (sent) => ({ name: sent.get("name") }),
    done: (key) => {
      apiKey = key.apiKey;
      revalidatePath(PATH);
      return undefined;
    },
  });
  return state.ok ? { ...state, values: { apiKey } } : state;
}

/** Fields: id. */
export async function revokeKeyAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("ui.keys");
  return submitForm({
    ctx: await requireCtx("buyer"),
    useCase: revokeKey,
    form,
    input: (sent) => ({ id: sent.get("id") }),
    done: () => t("revoked"),
  });
}

/** Fields: sessionId. */
export async function endSessionAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("buyer.settings");
  return submitForm({
    ctx: await requireCtx("buyer"),
    useCase: revokeSession,
    form,
    input: (sent) => ({ sessionId: sent.get("sessionId") }),
    done: () => {
      revalidatePath(PATH);
      return t("ended");
    },
  });
}

/** No fields: which session stays is known from the request. */
export async function endOthersAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("buyer.settings");
  const session = await getSession();
  return submitForm({
    ctx: await requireCtx("buyer"),
    useCase: endOtherSessions,
    form,
    input: () => ({ keep: session?.signedIn.sessionId }),
    done: ({ ended }) => t("othersEnded", { count: ended }),
  });
}
