import type { NextRequest } from "next/server";
import { contractsCsv } from "@/lib/web/contract-file";
import { searchOf } from "@/lib/web/csv-response";
import { requireCtx } from "@/lib/web/ctx";
import { readSearch } from "@/lib/web/read-search";
import { CONTRACT_FILTERS } from "../_components/contract-filters";

/** The list as CSV, with the filters of the address it was asked from. */
export async function GET(request: NextRequest): Promise<Response> {
  return contractsCsv(await requireCtx("buyer"), await readSearch(searchOf(request), CONTRACT_FILTERS));
}
