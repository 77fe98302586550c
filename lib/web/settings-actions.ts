"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { changePassword } from "@/lib/accounts/change-password.process";
import { createKey } from "@/lib/accounts/create-key";
import { endOtherSessions } from "@/lib/accounts/end-other-sessions";
import { PASSWORD_LINK_MINUTES, requestPasswordLink } from "@/lib/accounts/request-password-link.process";
import { revokeKey } from "@/lib/accounts/revoke-key";
import { revokeSession } from "@/lib/accounts/revoke-session";
import { updatePreferences } from "@/lib/accounts/update-preferences";
import { updateSettings } from "@/lib/accounts/update-settings";
import { askForLink } from "./ask-for-link";
import { getCtx } from "./ctx";
import { setLocale } from "./i18n-preferences";
import { getSession } from "./session";
import { submitForm } from "./submit-form";

/** What people set for themselves, from any portal: the use cases know only the person who asks. */
const refresh = (): void => revalidatePath("/", "layout");

/** Fields: locale, timeZone (empty: the brand's). */
export async function settingsAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await getCtx();
  return submitForm({
    ctx,
    useCase: updateSettings,
    form,
    input: (sent) => ({ locale: sent.get("locale"), timeZone: sent.get("timeZone") || null }),
    done: async ({ locale }) => {
      // This browser's choice would win over the person's otherwise.
      await setLocale(form);
      refresh();
      return (await getTranslations({ locale: locale ?? ctx.locale, namespace: "settings" }))("saved");
    },
  });
}

/** Fields: current (who has a password), password. Which session stays is known from the request. */
export async function passwordAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("settings");
  const session = await getSession();
  return submitForm({
    ctx: await getCtx(),
    useCase: changePassword,
    form,
    input: (sent) => ({
      current: sent.get("current") ?? "",
      password: sent.get("password"),
      keep: session?.signedIn.sessionId,
    }),
    done: ({ ended }) => {
      refresh();
      return t("passwordChanged", { count: ended });
    },
  });
}

/** No fields: the link goes to whoever asks. */
export async function passwordLinkAction(): Promise<FormState> {
  const [session, t] = await Promise.all([getSession(), getTranslations("settings")]);
  const form = new FormData();
  form.set("email", session?.signedIn.email ?? "");
  const minutes = PASSWORD_LINK_MINUTES;
  return askForLink({
    form,
    request: requestPasswordLink,
    minutes,
    sent: t("passwordLinkSent", { minutes }),
  });
}

/** Fields: shortcuts ("on" or nothing). */
export async function shortcutsAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("settings");
  return submitForm({
    ctx: await getCtx(),
    useCase: updatePreferences,
    form,
    input: (sent) => ({ shortcuts: sent.get("shortcuts") === "on" }),
    done: () => {
      refresh();
      return t("saved");
    },
  });
}

/** Fields: name, idempotencyKey. The new key comes back in `values.apiKey`, once. */
export async function createKeyAction(_state: FormState, form: FormData): Promise<FormState> {
  let apiKey = "";
  const state = await submitForm({
    ctx: await getCtx(),
    useCase: createKey,
    form,
    input: (sent) => ({ name: sent.get("name") }),
    done: (key) => {
      apiKey = key.apiKey;
      refresh();
      return undefined;
    },
  });
  return state.ok ? { ...state, values: { apiKey } } : state;
}

/** Fields: id. */
export async function revokeKeyAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("ui.keys");
  return submitForm({
    ctx: await getCtx(),
    useCase: revokeKey,
    form,
    input: (sent) => ({ id: sent.get("id") }),
    done: () => t("revoked"),
  });
}

/** Fields: sessionId. */
export async function endSessionAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("settings");
  return submitForm({
    ctx: await getCtx(),
    useCase: revokeSession,
    form,
    input: (sent) => ({ sessionId: sent.get("sessionId") }),
    done: () => {
      refresh();
      return t("ended");
    },
  });
}

/** No fields: which session stays is known from the request. */
export async function endOthersAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("settings");
  const session = await getSession();
  return submitForm({
    ctx: await getCtx(),
    useCase: endOtherSessions,
    form,
    input: () => ({ keep: session?.signedIn.sessionId }),
    done: ({ ended }) => t("othersEnded", { count: ended }),
  });
}
