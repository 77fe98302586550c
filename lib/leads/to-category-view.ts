import type { category } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { money } from "@/lib/core/money";
import type { CategoryView } from "./category-schema";

/** What the brand pays its suppliers is nobody else's business. */
export function toCategoryView(row: typeof category.$inferSelect, ctx: Ctx): CategoryView {
  const {
    brandId: _,
    nextFieldNumber: _next,
    archivedAt,
    createdAt,
    fields,
    supplierShareBps,
    ...rest
  } = row;
  const isStaff = ctx.actor.kind === "operator" || ctx.actor.kind === "system";
  return {
    ...rest,
    fields: [...fields],
    ...(isStaff ? { supplierShareBps } : {}),
    minimumPrice: money(row.minimumPriceMinor, ctx.brand.currency),
    archived: archivedAt !== null,
    createdAt: createdAt.toISOString(),
  };
}
