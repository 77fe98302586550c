import type { NextRequest } from "next/server";
import { MAX_LIMIT } from "@/lib/core/paging";
import { listLeads } from "@/lib/reporting/list-leads";
import { readLeads } from "@/lib/reporting/read-leads";
import { startLeadExport } from "@/lib/reporting/start-lead-export";
import { csvResponse, searchOf } from "@/lib/web/csv-response";
import { type PortalCtx, requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { readChosenLeads } from "../_components/chosen-leads";
import { type LeadQuery, readLeadQuery } from "../_components/lead-query";
import { leadColumns } from "./lead-row";

/** The list as CSV, with the filters and in the order of the address it was asked from. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await requireCtx("operator");
  return listAsCsv(ctx, await readLeadQuery(searchOf(request), ctx));
}

/** The ticked leads as CSV, or all that match: what the list's form sends. */
export async function POST(request: NextRequest): Promise<Response> {
  const ctx = await requireCtx("operator");
  const chosen = await readChosenLeads(await request.formData(), ctx);
  if ("query" in chosen) return listAsCsv(ctx, chosen.query);
  const leadIds = [...chosen.ids];
  await pageQuery(ctx, startLeadExport, { leadIds });
  const data = await pageQuery(ctx, readLeads, { leadIds });
  return csvResponse({
    ctx,
    name: "leads",
    read: async () => ({ data, nextCursor: null }),
    columns: await leadColumns(ctx),
  });
}

async function listAsCsv(ctx: PortalCtx<"operator">, { input, sort }: LeadQuery): Promise<Response> {
  const asked = { ...input, sort };
  await pageQuery(ctx, startLeadExport, asked);
  return csvResponse({
    ctx,
    name: "leads",
    read: (cursor) => pageQuery(ctx, listLeads, { ...asked, cursor, limit: MAX_LIMIT }),
    columns: await leadColumns(ctx),
  });
}
