import type { Ctx } from "@/lib/core/ctx";
import { type LeadQuery, readLeadQuery } from "./lead-query";

/** The leads a form of the list is about: those ticked, or all that the list's address finds. */
export type ChosenLeads = { readonly ids: readonly string[] } | { readonly query: LeadQuery };

/** Fields: leadId (many), all, list (the query of the list's address). */
export async function readChosenLeads(form: FormData, ctx: Ctx): Promise<ChosenLeads> {
  if (!form.get("all")) return { ids: form.getAll("leadId").map(String) };
  const list = Object.fromEntries(new URLSearchParams(String(form.get("list") ?? "")));
  return { query: await readLeadQuery(Promise.resolve(list), ctx) };
}
