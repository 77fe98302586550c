"use server";

import { revalidatePath } from "next/cache";
import { unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { readDraft } from "@/components/contract/editor/read-draft";
import type { FormState } from "@/components/form/form-state";
import { getCategory } from "@/lib/leads/get-category";
import { getContract } from "@/lib/routing/get-contract";
import { makeDraft } from "@/lib/routing/make-draft";
import { pauseContract } from "@/lib/routing/pause-contract";
import { toControl } from "@/lib/routing/read-draft-terms";
import { sketchContract } from "@/lib/routing/sketch-contract";
import { termsChanged } from "@/lib/routing/terms-changed";
import { updateContract } from "@/lib/routing/update-contract";
import { contractErrorsInWords } from "@/lib/web/contract-errors-in-words";
import { requireCtx } from "@/lib/web/ctx";
import { formAmount } from "@/lib/web/form-amount";
import { explain, submitForm } from "@/lib/web/submit-form";

/** Fields: id, paused ("true" or "false"). */
export async function pauseContractAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("buyer.contracts");
  return submitForm({
    ctx: await requireCtx("buyer"),
    useCase: pauseContract,
    form,
    input: (sent) => ({ id: sent.get("id"), paused: sent.get("paused") === "true" }),
    done: ({ paused }) => {
      revalidatePath("/buyer", "layout");
      return t(paused ? "nowPaused" : "nowActive");
    },
  });
}

/** Fields: id, priceExclusiveMinor or priceSharedMinor or both (as typed), idempotencyKey. */
export async function priceAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("buyer");
  const t = await getTranslations("editor.own.price");
  return submitForm({
    ctx,
    useCase: updateContract,
    form,
    input: (sent) => {
      const names = ["priceExclusiveMinor", "priceSharedMinor"].filter((name) => sent.has(name));
      const prices = names.map((name) => [name, formAmount(sent, name, ctx)]);
      return { id: sent.get("id"), ...Object.fromEntries(prices) };
    },
    done: () => {
      revalidatePath("/buyer", "layout");
      return t("done");
    },
  });
}

/** Fields: id, caps, budgets, hours, holidays and endpointIds as the editor names them. */
export async function ownLimitsAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("buyer");
  const t = await getTranslations("editor.own");
  const values = Object.fromEntries([...form].filter(([name]) => !name.startsWith("$"))) as Record<
    string,
    string
  >;
  try {
    const contract = await getContract(ctx, { id: String(form.get("id") ?? "") });
    const { fields } = await getCategory(ctx, { id: contract.categoryId });
    const about = { currency: ctx.brand.currency, locale: ctx.locale, fields };
    const { caps, budgets, hours, holidays, endpointIds } = readDraft(form);
    const draft = { ...makeDraft(contract, about), caps, budgets, hours, holidays, endpointIds };
    const { terms, errors } = await sketchContract(ctx, { categoryId: contract.categoryId, draft });
    if (terms === null) return { ok: false, values, errors: await contractErrorsInWords(errors) };
    const changes = termsChanged(contract, terms);
    const own = Object.fromEntries(
      (["caps", "budgetsMinor", "schedule", "endpointIds"] as const).flatMap((key) =>
        key in changes ? [[key, changes[key]]] : [],
      ),
    );
    if (Object.keys(own).length > 0) await updateContract(ctx, { id: contract.id, ...own });
    revalidatePath("/buyer", "layout");
    return { ok: true, message: t("saved") };
  } catch (error) {
    unstable_rethrow(error);
    const { message, errors = [] } = await explain(error, form);
    return {
      ok: false,
      values,
      ...(message !== undefined && { message }),
      errors: await contractErrorsInWords(errors.map(toControl)),
    };
  }
}
