"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/form/form-state";
import { findContractIds } from "@/lib/routing/find-contract-ids";
import { pauseContracts } from "@/lib/routing/pause-contracts";
import { type PortalCtx, requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch } from "@/lib/web/read-search";
import { submitForm } from "@/lib/web/submit-form";
import { CONTRACT_FILTERS } from "./_components/contract-filters";

interface Chosen {
  readonly contractIds: readonly string[];
  /** More match than are taken at once. */
  readonly more: boolean;
}

/** Fields: deed ("pause" or "resume"), contractId (many), all, list, idempotencyKey. */
export async function bulkContractsAction(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireCtx("operator");
  const t = await getTranslations("operator.contracts.bulk");
  const deed = form.get("deed");
  if (deed !== "pause" && deed !== "resume") return { ok: false, message: t("nothing") };
  const { contractIds, more } = await choose(ctx, form);
  if (contractIds.length === 0) return { ok: false, message: t("nobody") };
  return submitForm({
    ctx,
    useCase: pauseContracts,
    form,
    input: () => ({ contractIds, paused: deed === "pause" }),
    done: (figures) => {
      revalidatePath("/operator", "layout");
      return t(`${deed}.done`, figures) + (more ? ` ${t("more", { count: contractIds.length })}` : "");
    },
  });
}

async function choose(ctx: PortalCtx<"operator">, form: FormData): Promise<Chosen> {
  if (!form.get("all")) return { contractIds: form.getAll("contractId").map(String), more: false };
  const list = Object.fromEntries(new URLSearchParams(String(form.get("list") ?? "")));
  const filters = await readSearch(Promise.resolve(list), CONTRACT_FILTERS);
  const { ids, total } = await pageQuery(ctx, findContractIds, filters);
  return { contractIds: ids, more: total.more };
}
