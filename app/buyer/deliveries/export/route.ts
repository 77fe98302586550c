import type { NextRequest } from "next/server";
import { searchOf } from "@/lib/web/csv-response";
import { requireCtx } from "@/lib/web/ctx";
import { deliveriesCsv } from "@/lib/web/delivery-file";
import { readSearch } from "@/lib/web/read-search";
import { DELIVERY_FILTERS } from "../_components/delivery-filters";

/** The list as CSV, with the filters of the address it was asked from. */
export async function GET(request: NextRequest): Promise<Response> {
  return deliveriesCsv(await requireCtx("buyer"), await readSearch(searchOf(request), DELIVERY_FILTERS));
}
