import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { MAX_LIMIT } from "@/lib/core/paging";
import { listSuppliers } from "@/lib/suppliers/list-suppliers";
import type { SupplierView } from "@/lib/suppliers/schema";
import { csvForms, csvResponse, searchOf } from "@/lib/web/csv-response";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch } from "@/lib/web/read-search";
import { SUPPLIER_FILTERS } from "../_components/supplier-filters";

/** The list as CSV, with the filters of the address it was asked from. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await requireCtx("operator");
  const [filters, t, statuses, { time, inZone }] = await Promise.all([
    readSearch(searchOf(request), SUPPLIER_FILTERS),
    getTranslations("operator.suppliers"),
    getTranslations("operator.buyerStatus"),
    csvForms(ctx),
  ]);
  return csvResponse<SupplierView>({
    ctx,
    name: "suppliers",
    columns: [
      ["id", ({ id }) => id],
      [t("name"), ({ name }) => name],
      [t("email"), ({ email }) => email],
      [t("status"), ({ status }) => statuses(status)],
      [inZone(t("since")), ({ createdAt }) => time(createdAt)],
    ],
    read: (cursor) => pageQuery(ctx, listSuppliers, { ...filters, cursor, limit: MAX_LIMIT }),
  });
}
