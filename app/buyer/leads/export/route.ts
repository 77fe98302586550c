import type { NextRequest } from "next/server";
import { MAX_LIMIT } from "@/lib/core/paging";
import { listPurchases } from "@/lib/reporting/list-purchases";
import { csvResponse, searchOf } from "@/lib/web/csv-response";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch } from "@/lib/web/read-search";
import { INBOX_FILTERS } from "../_components/inbox-search";
import { leadColumns } from "./lead-row";

/** The inbox as CSV, with the filters of the address it was asked from. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await requireCtx("buyer");
  const filters = await readSearch(searchOf(request), INBOX_FILTERS);
  return csvResponse({
    ctx,
    name: "leads",
    read: (cursor) => pageQuery(ctx, listPurchases, { ...filters, cursor, limit: MAX_LIMIT }),
    columns: await leadColumns(ctx),
  });
}
