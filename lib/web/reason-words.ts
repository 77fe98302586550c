/** Why leads did not pass, in words, for a file of leads. */
import { getTranslations } from "next-intl/server";
import { reasonText } from "@/components/lead/reason-text";
import { MAX_LIMIT } from "@/lib/core/paging";
import { listCategories } from "@/lib/leads/list-categories";
import type { Reason } from "@/lib/reporting/schema";
import type { PortalCtx } from "./ctx";
import { pageQuery } from "./page-query";

interface Lead {
  readonly category: { readonly id: string };
  readonly reasons: readonly Reason[];
}

/** As the pages say it, in the reader's language; null where there is nothing to say. */
export async function reasonWords(ctx: PortalCtx<"operator" | "supplier">) {
  const [t, { data }] = await Promise.all([
    getTranslations("leads"),
    pageQuery(ctx, listCategories, { limit: MAX_LIMIT, archived: "true" }),
  ]);
  const words = new Map(data.map(({ id, fields }) => [String(id), reasonText(t, fields, ctx.locale)]));
  const others = reasonText(t, [], ctx.locale);
  return ({ category, reasons }: Lead): string | null =>
    reasons.map(words.get(category.id) ?? others).join("; ") || null;
}
