"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { createSource } from "@/lib/suppliers/create-source";
import { createSupplier } from "@/lib/suppliers/create-supplier";
import { updateSource } from "@/lib/suppliers/update-source";
import { updateSupplier } from "@/lib/suppliers/update-supplier";
import { requireCtx } from "@/lib/web/ctx";
import { submitForm } from "@/lib/web/submit-form";

const refresh = (): void => revalidatePath("/operator/suppliers", "layout");

/** Fields: name, email, idempotencyKey. */
export async function createSupplierAction(_state: FormState, form: FormData): Promise<FormState> {
  return submitForm({
    ctx: await requireCtx("operator"),
    useCase: createSupplier,
    form,
    input: (sent) => ({ name: sent.get("name"), email: sent.get("email") }),
    done: ({ id }) => {
      refresh();
      redirect(`/operator/suppliers/${id}`);
    },
  });
}

/** Fields: id, name, email. */
export async function updateSupplierAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("catalogue.supplier");
  return submitForm({
    ctx: await requireCtx("operator"),
    useCase: updateSupplier,
    form,
    input: (sent) => ({ id: sent.get("id"), name: sent.get("name"), email: sent.get("email") }),
    done: () => {
      refresh();
      return t("saved");
    },
  });
}

/** Fields: id, status ("active" or "suspended"). */
export async function supplierStatusAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("catalogue.supplier");
  return submitForm({
    ctx: await requireCtx("operator"),
    useCase: updateSupplier,
    form,
    input: (sent) => ({ id: sent.get("id"), status: sent.get("status") }),
    done: ({ status }) => {
      refresh();
      return t(status === "active" ? "nowActive" : "nowSuspended");
    },
  });
}

/** Fields: supplierId, categoryId, name, mode, idempotencyKey. The first key comes back in `values.apiKey`, once. */
export async function createSourceAction(_state: FormState, form: FormData): Promise<FormState> {
  let apiKey = "";
  const state = await submitForm({
    ctx: await requireCtx("operator"),
    useCase: createSource,
    form,
    input: (sent) => ({
      supplierId: sent.get("supplierId"),
      categoryId: sent.get("categoryId"),
      name: sent.get("name"),
      mode: sent.get("mode"),
    }),
    done: (source) => {
      apiKey = source.apiKey;
      refresh();
      return undefined;
    },
  });
  return state.ok ? { ...state, values: { apiKey } } : state;
}

/** Fields: id, and one of name, mode, status. */
export async function updateSourceAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("catalogue.source");
  const text = (name: string) => form.get(name) ?? undefined;
  return submitForm({
    ctx: await requireCtx("operator"),
    useCase: updateSource,
    form,
    input: () => ({ id: form.get("id"), name: text("name"), mode: text("mode"), status: text("status") }),
    done: ({ mode, status }) => {
      refresh();
      if (form.has("mode")) return t(mode === "live" ? "nowLive" : "nowTest");
      if (form.has("status")) return t(status === "active" ? "nowEnabled" : "nowDisabled");
      return t("saved");
    },
  });
}
