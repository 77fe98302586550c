"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { AppError } from "@/lib/core/errors";
import { parseAmount } from "@/lib/core/parse-amount";
import { addNote } from "@/lib/sales/add-note";
import { setDealValue } from "@/lib/sales/set-deal-value";
import { setFollowUp } from "@/lib/sales/set-follow-up";
import { setLeadStage } from "@/lib/sales/set-lead-stage";
import { starLead } from "@/lib/sales/star-lead";
import { requireCtx } from "@/lib/web/ctx";
import { submitForm } from "@/lib/web/submit-form";

const freshDesk = (): void => revalidatePath("/buyer", "layout");

/** Fields: leadId, stage, lostReason (only with the stage "lost"). */
export async function setStageAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("buyer");
  return submitForm({
    ctx: await requireCtx("buyer"),
    useCase: setLeadStage,
    form,
    input: (sent) => ({
      leadId: sent.get("leadId"),
      stage: sent.get("stage"),
      lostReason: sent.get("stage") === "lost" ? sent.get("lostReason") || undefined : undefined,
    }),
    done: ({ stage }) => {
      freshDesk();
      return t("work.moved", { stage: t(`stage.${stage}`) });
    },
  });
}

/** Fields: leadId, starred ("true" or "false"). */
export async function starAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("buyer.work");
  return submitForm({
    ctx: await requireCtx("buyer"),
    useCase: starLead,
    form,
    input: (sent) => ({ leadId: sent.get("leadId"), starred: sent.get("starred") === "true" }),
    done: ({ starred }) => {
      freshDesk();
      return t(starred ? "starredNow" : "unstarredNow");
    },
  });
}

/** Fields: leadId, followUpOn (empty: none). */
export async function setFollowUpAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("buyer.work");
  return submitForm({
    ctx: await requireCtx("buyer"),
    useCase: setFollowUp,
    form,
    input: (sent) => ({ leadId: sent.get("leadId"), followUpOn: sent.get("followUpOn") || null }),
    done: () => {
      freshDesk();
      return t("saved");
    },
  });
}

/** Fields: leadId, dealValueMinor (as typed; empty: none). */
export async function setDealValueAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("buyer");
  const t = await getTranslations("buyer.work");
  return submitForm({
    ctx,
    useCase: setDealValue,
    form,
    input: (sent) => {
      const typed = String(sent.get("dealValueMinor") ?? "").trim();
      const dealValueMinor = typed === "" ? null : parseAmount(typed, ctx.brand.currency, ctx.locale);
      if (typed !== "" && dealValueMinor === null) {
        throw new AppError("invalid", "input.invalid", {
          errors: [{ field: "dealValueMinor", code: "invalid_amount", message: "must be an amount" }],
        });
      }
      return { leadId: sent.get("leadId"), dealValueMinor };
    },
    done: () => {
      freshDesk();
      return t("saved");
    },
  });
}

/** Fields: leadId, body, idempotencyKey. */
export async function addNoteAction(_state: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations("buyer.work");
  return submitForm({
    ctx: await requireCtx("buyer"),
    useCase: addNote,
    form,
    input: (sent) => ({ leadId: sent.get("leadId"), body: sent.get("body") }),
    done: () => {
      freshDesk();
      return t("noteAdded");
    },
  });
}
