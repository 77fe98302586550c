"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { formatMoney } from "@/lib/core/money";
import { redeliverMany } from "@/lib/deliveries/redeliver-many";
import { eraseContacts } from "@/lib/intake/erase-contacts";
import { resellLeads } from "@/lib/intake/resell-leads.process";
import { findLeadIds } from "@/lib/reporting/find-lead-ids";
import { type PortalCtx, requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { submitForm } from "@/lib/web/submit-form";
import { readChosenLeads } from "./_components/chosen-leads";

interface Chosen {
  readonly leadIds: readonly string[];
  /** More match than are taken at once. */
  readonly more: boolean;
}

/** Fields: deed, leadId (many), all, list, idempotencyKey. */
export async function bulkLeadsAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("operator");
  const t = await getTranslations("operator.leads.bulk");
  const chosen = await choose(ctx, form);
  if (chosen.leadIds.length === 0) return { ok: false, message: t("nobody") };
  const { leadIds } = chosen;
  const rest = chosen.more ? ` ${t("more", { count: leadIds.length })}` : "";
  switch (form.get("deed")) {
    case "redeliver":
      return submitForm({
        ctx,
        useCase: redeliverMany,
        form,
        input: () => ({ state: "exhausted", leadIds }),
        done: ({ count }) => t("redeliver.done", { count }) + rest,
      });
    case "resell":
      return submitForm({
        ctx,
        useCase: resellLeads,
        form,
        input: () => ({ leadIds }),
        done: ({ revenue, ...figures }) =>
          t("resell.done", { ...figures, amount: formatMoney(revenue, ctx.locale) }) + rest,
      });
    case "release":
      return submitForm({
        ctx,
        useCase: resellLeads,
        form,
        input: () => ({ leadIds, only: "held" }),
        done: ({ revenue, ...figures }) =>
          t("release.done", { ...figures, amount: formatMoney(revenue, ctx.locale) }) + rest,
      });
    case "erase":
      return submitForm({
        ctx,
        useCase: eraseContacts,
        form,
        input: () => ({ leadIds }),
        done: ({ erased }) => t("erase.done", { count: erased }) + rest,
      });
    default:
      return { ok: false, message: t("nothing") };
  }
}

async function choose(ctx: PortalCtx<"operator">, form: FormData): Promise<Chosen> {
  const chosen = await readChosenLeads(form, ctx);
  if ("ids" in chosen) return { leadIds: chosen.ids, more: false };
  const { input, sort } = chosen.query;
  const { ids, more } = await pageQuery(ctx, findLeadIds, { ...input, sort });
  return { leadIds: ids, more };
}
