"use server";

import { revalidatePath } from "next/cache";
import { redirect, unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { type FieldError, isAppError } from "@/lib/core/errors";
import { createCategory } from "@/lib/leads/create-category";
import { updateCategory } from "@/lib/leads/update-category";
import { requireCtx } from "@/lib/web/ctx";
import { boundWords } from "@/lib/web/field-words";
import { explain } from "@/lib/web/submit-form";
import { wrongFields } from "@/lib/web/wrong-fields";
import type { CategoryState } from "./_components/editor/category-draft";
import { editCategoryDraft } from "./_components/editor/edit-category-draft";
import { readCategoryDraft } from "./_components/editor/read-category-draft";
import { toCategoryInput } from "./_components/editor/to-category-input";

/** Every button of the editor. Fields: those of `readCategoryDraft`, id (of a category that is there), idempotencyKey, intent. */
export async function editCategoryAction(_state: CategoryState, form: FormData): Promise<CategoryState> {
  const ctx = await requireCtx("operator");
  const draft = readCategoryDraft(form);
  const edited = editCategoryDraft(draft, String(form.get("intent") ?? "save"));
  if (edited) return { draft: edited };
  const { input, key, errors } = toCategoryInput(draft, { currency: ctx.brand.currency, locale: ctx.locale });
  const id = form.get("id");
  if (errors.length > 0) {
    const others = wrongFields(id ? updateCategory : createCategory, { ...input, key, id }).map(toControl);
    const unread = new Set(errors.map(({ field }) => field));
    const all = [...errors, ...others.filter(({ field }) => !unread.has(field))];
    return { draft, errors: await inWords(all) };
  }
  const idempotencyKey = String(form.get("idempotencyKey") ?? "");
  const options = idempotencyKey === "" ? {} : { idempotencyKey };
  try {
    const saved = id
      ? await updateCategory.unchecked(ctx, { ...input, id }, options)
      : await createCategory.unchecked(ctx, { ...input, key }, options);
    revalidatePath("/operator", "layout");
    redirect(`/operator/categories/${saved.id}`);
  } catch (error) {
    unstable_rethrow(error);
    const { message } = await explain(error, form);
    const refused = isAppError(error) ? (error.details.errors ?? []) : [];
    return {
      draft,
      ...(message !== undefined && { message }),
      errors: await inWords(refused.map(toControl)),
    };
  }
}

/** One list of choices is one control, however many of them are wrong. */
function toControl(error: FieldError): FieldError {
  return { ...error, field: error.field.replace(/^(fields\.\d+\.choices)\..*$/, "$1") };
}

/** What is wrong, in the reader's language, each once. */
async function inWords(errors: readonly FieldError[]): Promise<FieldError[]> {
  const t = await getTranslations("catalogue.editor.error");
  const common = await getTranslations("errors.field");
  const has = common.has as (key: string) => boolean;
  const say = common as unknown as (key: string, values?: object) => string;
  const sentence = (error: FieldError): string => {
    const { field, code } = error;
    const bound = boundWords(error);
    if (code === "required") return common("required");
    if (/\.choices$/.test(field)) return t("choices");
    if (/^fields\.\d+\.key$/.test(field)) return t("fieldKey");
    if (field === "key" && code === "invalid_format") return t("key");
    if (field === "fields" && code === "custom") return t("sameKey");
    if (field === "sellsExclusive") return t("ways");
    if (field === "duplicateRule.fields") return t("duplicateFields");
    if (/\.max$/.test(field) && code === "custom") return t("range");
    if (bound) return say(bound.key, bound.values);
    return say(has(code) ? code : "unknown");
  };
  const told = errors.map((error) => ({ ...error, message: sentence(error) }));
  return [...new Map(told.map((error) => [`${error.field} ${error.message}`, error])).values()];
}
