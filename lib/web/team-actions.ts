"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { changeRole } from "@/lib/accounts/change-role";
import { endSessions } from "@/lib/accounts/end-sessions";
import { inviteUser, resendInvite } from "@/lib/accounts/invite-user";
import { removeUser } from "@/lib/accounts/remove-user";
import { getCtx } from "./ctx";
import { originOf } from "./origin-of";
import { submitForm } from "./submit-form";

/**
 * What is done to a team, from any portal: the use cases hold everybody to the teams they may manage, whatever a form says.
 */

const refresh = (): void => revalidatePath("/", "layout");

/** Fields: kind, buyerId or supplierId, email, name, role, idempotencyKey. */
export async function inviteUserAction(_state: FormState, form: FormData): Promise<FormState> {
  const [t, origin] = await Promise.all([getTranslations("team"), originOf()]);
  return submitForm({
    ctx: await getCtx(),
    useCase: inviteUser,
    form,
    input: (sent) => ({
      kind: sent.get("kind"),
      buyerId: sent.get("buyerId") ?? undefined,
      supplierId: sent.get("supplierId") ?? undefined,
      email: sent.get("email"),
      name: sent.get("name") || undefined,
      role: sent.get("role"),
      origin,
    }),
    done: ({ mailed }) => {
      refresh();
      return mailed ? t("invited", { email: String(form.get("email")) }) : t("notMailed");
    },
  });
}

/** Fields: id. */
export async function resendInviteAction(_state: FormState, form: FormData): Promise<FormState> {
  const [t, origin] = await Promise.all([getTranslations("team"), originOf()]);
  return submitForm({
    ctx: await getCtx(),
    useCase: resendInvite,
    form,
    input: (sent) => ({ id: sent.get("id"), origin }),
    done: ({ mailed }) => t(mailed ? "sentAgain" : "notMailed"),
  });
}

/** Fields: id, role. */
export async function changeRoleAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("team");
  return submitForm({
    ctx: await getCtx(),
    useCase: changeRole,
    form,
    input: (sent) => ({ id: sent.get("id"), role: sent.get("role") }),
    done: ({ name }) => {
      refresh();
      return t("roleChanged", { name });
    },
  });
}

/** Fields: id. */
export async function endSessionsAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("team");
  return submitForm({
    ctx: await getCtx(),
    useCase: endSessions,
    form,
    input: (sent) => ({ id: sent.get("id") }),
    done: ({ ended }) => {
      refresh();
      return t("sessionsEnded", { count: ended });
    },
  });
}

/** Fields: id. */
export async function removeUserAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("team");
  return submitForm({
    ctx: await getCtx(),
    useCase: removeUser,
    form,
    input: (sent) => ({ id: sent.get("id") }),
    done: () => {
      refresh();
      return t("removed");
    },
  });
}
