"use server";

import { unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { reasonText } from "@/components/lead/reason-text";
import { formatMoney } from "@/lib/core/money";
import { postTestLead } from "@/lib/intake/post-test-lead";
import { getTestExample } from "@/lib/leads/get-test-example";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { explain, valuesOf } from "@/lib/web/submit-form";
import { readTestLead } from "./_components/read-test-lead";

/** Where a reason that names no control is shown. */
const CONTROL_OF: Readonly<Record<string, string>> = { contact: "contact.email", consent: "consent.text" };

/**
 * Posts what the form holds as a test lead. The answer comes back in `values`: `request` and `answer` as a program would see them,
 * and `status`; a rejected lead's reasons stand at their fields as well.
 */
export async function postTestAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("supplier");
  const sourceId = String(form.get("sourceId") ?? "");
  const { fields } = await pageQuery(ctx, getTestExample, { sourceId });
  const body = readTestLead(form, fields, ctx.brand.currency, ctx.locale);
  const values = { ...valuesOf(form), request: JSON.stringify(body, null, 2) };
  try {
    const answer = await postTestLead(ctx, { sourceId, body });
    const [t, words] = await Promise.all([getTranslations("supplier.test"), getTranslations("leads")]);
    const say = reasonText(words, fields, ctx.locale);
    const shown = { ...values, status: answer.status, answer: JSON.stringify(answer, null, 2) };
    const message = t(`outcome.${answer.status}`, { payout: formatMoney(answer.payout, ctx.locale) });
    if (answer.status !== "rejected") return { ok: true, message, values: shown };
    const errors = (answer.reasons ?? []).map(({ field: path = "", ...reason }) => {
      // The form names the control itself.
      const message = capitalized(say(reason), ctx.locale);
      return { field: CONTROL_OF[path] ?? path, code: reason.code, message };
    });
    return { ok: false, message, errors, values: shown };
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, values, ...(await explain(error, form)) };
  }
}

function capitalized(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
