"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { updateCategory } from "@/lib/leads/update-category";
import { createStage } from "@/lib/routing/create-stage";
import { deleteStage } from "@/lib/routing/delete-stage";
import { getStage } from "@/lib/routing/get-stage";
import { updateStage } from "@/lib/routing/update-stage";
import { requireCtx } from "@/lib/web/ctx";
import { submitForm } from "@/lib/web/submit-form";

const pathOf = (categoryId: unknown): string => `/operator/categories/${String(categoryId)}`;

/** Names of the ticked boxes "contract.<id>". */
function tickedContracts(form: FormData): string[] {
  return [...new Set(form.keys())].flatMap((name) =>
    name.startsWith("contract.") ? [name.slice("contract.".length)] : [],
  );
}

function stageInput(form: FormData) {
  const maxSales = String(form.get("maxSales") ?? "").trim();
  return {
    name: form.get("name"),
    strategy: form.get("strategy"),
    exclusiveFirst: form.get("exclusiveFirst") === "on",
    maxSales: maxSales === "" ? null : Number(maxSales),
  };
}

/** Fields: categoryId, id (of a stage that is there), name, strategy, exclusiveFirst, maxSales, shown, contract.<id>, idempotencyKey. */
export async function saveStageAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("operator");
  const id = String(form.get("id") ?? "");
  const categoryId = form.get("categoryId");
  const done = (): undefined => {
    revalidatePath("/operator", "layout");
    redirect(pathOf(categoryId));
  };
  const ticked = tickedContracts(form);
  if (id === "") {
    const input = () => ({ ...stageInput(form), categoryId, contractIds: ticked });
    return submitForm({ ctx, useCase: createStage, form, input, done });
  }
  // What the form did not show it cannot take out.
  const shown = new Set(String(form.get("shown") ?? "").split(" "));
  const before = await getStage.unchecked(ctx, { id });
  const hidden = before.contractIds.filter((one) => !shown.has(one));
  const input = () => ({ ...stageInput(form), id, contractIds: [...hidden, ...ticked] });
  return submitForm({ ctx, useCase: updateStage, form, input, done });
}

/** Fields: id, position. */
export async function moveStageAction(_state: FormState, form: FormData): Promise<FormState> {
  return submitForm({
    ctx: await requireCtx("operator"),
    useCase: updateStage,
    form,
    input: (sent) => ({ id: sent.get("id"), position: Number(sent.get("position")) }),
    done: () => {
      revalidatePath("/operator/categories", "layout");
      return undefined;
    },
  });
}

/** Fields: id, categoryId. */
export async function deleteStageAction(_state: FormState, form: FormData): Promise<FormState> {
  return submitForm({
    ctx: await requireCtx("operator"),
    useCase: deleteStage,
    form,
    input: (sent) => ({ id: sent.get("id") }),
    done: () => {
      revalidatePath("/operator", "layout");
      redirect(pathOf(form.get("categoryId")));
    },
  });
}

/** Fields: id, archived ("true" or "false"). */
export async function archiveCategoryAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("catalogue.archive");
  return submitForm({
    ctx: await requireCtx("operator"),
    useCase: updateCategory,
    form,
    input: (sent) => ({ id: sent.get("id"), archived: sent.get("archived") === "true" }),
    done: ({ archived }) => {
      revalidatePath("/operator", "layout");
      return t(archived ? "done" : "undone");
    },
  });
}
