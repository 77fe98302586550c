import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { MAX_LIMIT, type Page } from "@/lib/core/paging";
import { listSupplierFigures } from "@/lib/reporting/list-source-figures";
import { NO_LEADS, type SuppliedCount } from "@/lib/reporting/read-supplied-counts";
import { listSuppliers } from "@/lib/suppliers/list-suppliers";
import type { SupplierView } from "@/lib/suppliers/schema";
import { csvForms, csvResponse, searchOf } from "@/lib/web/csv-response";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch } from "@/lib/web/read-search";
import { SUPPLIER_FILTERS } from "../_components/supplier-filters";

interface Row extends SupplierView {
  readonly today: SuppliedCount;
  readonly month: SuppliedCount;
}

/** The list as CSV, with the filters of the address it was asked from. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await requireCtx("operator");
  const [filters, t, own, statuses, { idHeader, time, inZone, amount, inCurrency }] = await Promise.all([
    readSearch(searchOf(request), SUPPLIER_FILTERS),
    getTranslations("operator.suppliers"),
    getTranslations("catalogue.source"),
    getTranslations("operator.buyerStatus"),
    csvForms(ctx),
  ]);
  const read = async (cursor: string | undefined): Promise<Page<Row>> => {
    const page = await pageQuery(ctx, listSuppliers, { ...filters, cursor, limit: MAX_LIMIT });
    const figures = await pageQuery(ctx, listSupplierFigures, { supplierIds: page.data.map(({ id }) => id) });
    const figuresOf = new Map(figures.map((row) => [row.of, row]));
    return {
      ...page,
      data: page.data.map((supplier) => {
        const { today = NO_LEADS, month = NO_LEADS } = figuresOf.get(supplier.id) ?? {};
        return { ...supplier, today, month };
      }),
    };
  };
  return csvResponse<Row>({
    ctx,
    name: "suppliers",
    columns: [
      [idHeader, ({ id }) => id],
      [t("name"), ({ name }) => name],
      [t("email"), ({ email }) => email],
      [t("status"), ({ status }) => statuses(status)],
      [inZone(t("since")), ({ createdAt }) => time(createdAt)],
      [own("receivedToday"), ({ today }) => today.received],
      [own("soldToday"), ({ today }) => today.sold],
      [own("refusedToday"), ({ today }) => today.refused],
      [own("receivedMonth"), ({ month }) => month.received],
      [own("soldMonth"), ({ month }) => month.sold],
      [own("refusedMonth"), ({ month }) => month.refused],
      [inCurrency(own("payout")), ({ month }) => amount(month.payoutMinor)],
    ],
    read,
  });
}
