import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { pickText } from "@/components/lead/pick-text";
import { MAX_LIMIT } from "@/lib/core/paging";
import type { CategoryView } from "@/lib/leads/category-schema";
import { listCategories } from "@/lib/leads/list-categories";
import { csvForms, csvResponse, searchOf } from "@/lib/web/csv-response";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch } from "@/lib/web/read-search";
import { CATEGORY_FILTERS, categoryInput } from "../_components/category-filters";

/** The list as CSV, with the filters of the address it was asked from. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await requireCtx("operator");
  const [values, t, yesNo, { idHeader, amount, inCurrency, percent, time, inZone }] = await Promise.all([
    readSearch(searchOf(request), CATEGORY_FILTERS),
    getTranslations("operator.categories"),
    getTranslations("leads"),
    csvForms(ctx),
  ]);
  const yes = (is: boolean) => yesNo(is ? "yes" : "no");
  return csvResponse<CategoryView>({
    ctx,
    name: "categories",
    columns: [
      [idHeader, ({ id }) => id],
      [t("name"), ({ name }) => pickText(name, ctx.locale)],
      [t("key"), ({ key }) => key],
      [t("fields"), ({ fields }) => fields.length],
      [t("csv.exclusive"), ({ sellsExclusive }) => yes(sellsExclusive)],
      [t("csv.shared"), ({ sellsShared }) => yes(sellsShared)],
      [t("csv.maxShares"), ({ sellsShared, maxShares }) => (sellsShared ? maxShares : null)],
      [inCurrency(t("minimumPrice")), ({ minimumPriceMinor }) => amount(minimumPriceMinor)],
      [t("csv.supplierShare"), ({ supplierShareBps }) => percent(supplierShareBps ?? null)],
      [t("status"), ({ archived }) => t(archived ? "archived" : "active")],
      [inZone(t("csv.since")), ({ createdAt }) => time(createdAt)],
    ],
    read: (cursor) => pageQuery(ctx, listCategories, { ...categoryInput(values), cursor, limit: MAX_LIMIT }),
  });
}
