import type { NextRequest } from "next/server";
import { searchOf } from "@/lib/web/csv-response";
import { requireCtx } from "@/lib/web/ctx";
import { endpointsCsv } from "@/lib/web/endpoint-file";
import { readSearch } from "@/lib/web/read-search";
import { HEALTH_FILTERS } from "../_components/health-filters";

/** The list as CSV, with the filters of the address it was asked from. */
export async function GET(request: NextRequest): Promise<Response> {
  return endpointsCsv(await requireCtx("operator"), await readSearch(searchOf(request), HEALTH_FILTERS));
}
