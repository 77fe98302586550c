import type { NextRequest } from "next/server";
import { MAX_LIMIT } from "@/lib/core/paging";
import { listSuppliedLeads } from "@/lib/reporting/list-supplied-leads";
import { csvResponse, searchOf } from "@/lib/web/csv-response";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch } from "@/lib/web/read-search";
import { LEAD_FILTERS } from "../_components/lead-search";
import { leadColumns } from "./lead-row";

/** The supplier's leads as CSV, with the filters of the address it was asked from. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await requireCtx("supplier");
  const filters = await readSearch(searchOf(request), LEAD_FILTERS);
  return csvResponse({
    ctx,
    name: "leads",
    read: (cursor) => pageQuery(ctx, listSuppliedLeads, { ...filters, cursor, limit: MAX_LIMIT }),
    columns: await leadColumns(ctx),
  });
}
