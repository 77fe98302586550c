"use server";

import { revalidatePath } from "next/cache";
import { redirect, unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { editDraft } from "@/components/contract/editor/edit-draft";
import type { EditorPicture, EditorState } from "@/components/contract/editor/editor-types";
import { fitDraft } from "@/components/contract/editor/fit-draft";
import { readDraft } from "@/components/contract/editor/read-draft";
import type { FormState } from "@/components/form/form-state";
import { isAppError } from "@/lib/core/errors";
import { previewContract } from "@/lib/reporting/preview-contract";
import { FILTER_OPS } from "@/lib/routing";
import { archiveContract } from "@/lib/routing/archive-contract";
import { createContract } from "@/lib/routing/create-contract";
import { type ContractDraft, usualOp } from "@/lib/routing/draft-schema";
import { getContract } from "@/lib/routing/get-contract";
import { getEditorChoices } from "@/lib/routing/get-editor-choices";
import { pauseContract } from "@/lib/routing/pause-contract";
import { toControl } from "@/lib/routing/read-draft-terms";
import type { ContractInput } from "@/lib/routing/schema";
import { type ContractSketch, sketchContract } from "@/lib/routing/sketch-contract";
import { termsChanged } from "@/lib/routing/terms-changed";
import { updateContract } from "@/lib/routing/update-contract";
import { contractErrorsInWords } from "@/lib/web/contract-errors-in-words";
import { requireCtx } from "@/lib/web/ctx";
import { explain, submitForm } from "@/lib/web/submit-form";

type Ctx = Awaited<ReturnType<typeof requireCtx<"operator">>>;

/**
 * Every button of the editor. Fields: those of `readDraft`, buyerId, categoryId, contractId (of a contract that is there),
 * idempotencyKey, intent ("save", "preview", "refresh" or an edit of the rows).
 */
export async function editContractAction(_state: EditorState, form: FormData): Promise<EditorState> {
  const ctx = await requireCtx("operator");
  const intent = String(form.get("intent") ?? "save");
  const [buyerId, categoryId] = [String(form.get("buyerId")), String(form.get("categoryId"))];
  const contractId = form.get("contractId");
  let draft = readDraft(form);
  try {
    const { category, country } = await getEditorChoices(ctx, { buyerId, categoryId });
    const known = { fields: category.fields, ops: FILTER_OPS };
    const [first] = category.fields;
    const edited = editDraft(draft, intent, { country, field: first?.key ?? "", op: usualOp(first?.type) });
    draft = fitDraft(edited ?? draft, known);
    const sketch: ContractSketch = await sketchContract.unchecked(ctx, { categoryId, draft });
    const shown = { draft, picture: pictureOf(sketch) };
    if (edited || intent === "refresh") return shown;
    if (sketch.terms === null) return { ...shown, errors: await contractErrorsInWords(sketch.errors) };
    const { terms } = sketch;
    const ids = { buyerId, categoryId, ...(typeof contractId === "string" && contractId && { contractId }) };
    if (intent === "preview") {
      return { ...shown, preview: await previewContract.unchecked(ctx, { ...ids, terms }) };
    }
    const id = await save(ctx, ids, terms, String(form.get("idempotencyKey") ?? ""));
    revalidatePath("/operator", "layout");
    redirect(`/operator/contracts/${id}`);
  } catch (error) {
    unstable_rethrow(error);
    return { draft, ...(await refusal(error, form)) };
  }
}

/** Summary and map of the form as it stands; null where that is not to be had. Field `drawn`: countries whose dots are there. */
export async function redrawContractAction(form: FormData): Promise<EditorPicture | null> {
  const ctx = await requireCtx("operator");
  const drawn = new Set(form.getAll("drawn"));
  try {
    const draft: ContractDraft = readDraft(form);
    const sketch = await sketchContract.unchecked(ctx, { categoryId: form.get("categoryId"), draft });
    const picture = pictureOf(sketch);
    return {
      ...picture,
      maps: picture.maps.map((map) => (drawn.has(map.country) ? { ...map, background: null } : map)),
    };
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}

async function save(
  ctx: Ctx,
  ids: { buyerId: string; categoryId: string; contractId?: string },
  terms: ContractInput,
  idempotencyKey: string,
): Promise<string> {
  const options = idempotencyKey === "" ? {} : { idempotencyKey };
  if (!ids.contractId) {
    const made = await createContract.unchecked(ctx, { ...ids, ...terms }, options);
    return made.id;
  }
  const changes = termsChanged(await getContract(ctx, { id: ids.contractId }), terms);
  if (Object.keys(changes).length > 0) {
    await updateContract.unchecked(ctx, { id: ids.contractId, ...changes }, options);
  }
  return ids.contractId;
}

function pictureOf({ summary, maps, notices }: ContractSketch): EditorPicture {
  return { summary, maps, notices };
}

async function refusal(error: unknown, form: FormData): Promise<EditorState> {
  const { message } = await explain(error, form);
  const errors = isAppError(error) ? (error.details.errors ?? []).map(toControl) : [];
  return { ...(message !== undefined && { message }), errors: await contractErrorsInWords(errors) };
}

/** Fields: id, paused ("true" or "false"). */
export async function pauseContractAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("editor.page");
  return submitForm({
    ctx: await requireCtx("operator"),
    useCase: pauseContract,
    form,
    input: (sent) => ({ id: sent.get("id"), paused: sent.get("paused") === "true" }),
    done: ({ paused }) => {
      revalidatePath("/operator", "layout");
      return t(paused ? "nowPaused" : "nowActive");
    },
  });
}

/** Fields: id. */
export async function archiveContractAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("editor.page");
  return submitForm({
    ctx: await requireCtx("operator"),
    useCase: archiveContract,
    form,
    input: (sent) => ({ id: sent.get("id") }),
    done: () => {
      revalidatePath("/operator", "layout");
      return t("nowArchived");
    },
  });
}
