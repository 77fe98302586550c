"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { deleteView } from "@/lib/accounts/delete-view";
import { renameView } from "@/lib/accounts/rename-view";
import { saveView } from "@/lib/accounts/save-view";
import { setDefaultView } from "@/lib/accounts/set-default-view";
import { getCtx } from "./ctx";
import { submitForm } from "./submit-form";

/** What people do with their saved views, on any list of any portal. The navigation knows the defaults: it is made anew. */
const refresh = (): void => revalidatePath("/", "layout");

/** Fields: page, name, query, idempotencyKey. */
export async function saveViewAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("views");
  return submitForm({
    ctx: await getCtx(),
    useCase: saveView,
    form,
    input: (sent) => ({ page: sent.get("page"), name: sent.get("name"), query: sent.get("query") }),
    done: () => {
      refresh();
      return t("saved");
    },
  });
}

/** Fields: id, name. */
export async function renameViewAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("views");
  return submitForm({
    ctx: await getCtx(),
    useCase: renameView,
    form,
    input: (sent) => ({ id: sent.get("id"), name: sent.get("name") }),
    done: () => {
      refresh();
      return t("renamed");
    },
  });
}

/** Fields: id, isDefault ("true" or "false"). */
export async function setDefaultViewAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("views");
  return submitForm({
    ctx: await getCtx(),
    useCase: setDefaultView,
    form,
    input: (sent) => ({ id: sent.get("id"), isDefault: sent.get("isDefault") === "true" }),
    done: ({ isDefault }) => {
      refresh();
      return t(isDefault ? "nowDefault" : "noDefault");
    },
  });
}

/** Fields: id. */
export async function deleteViewAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("views");
  return submitForm({
    ctx: await getCtx(),
    useCase: deleteView,
    form,
    input: (sent) => ({ id: sent.get("id") }),
    done: () => {
      refresh();
      return t("deleted");
    },
  });
}
