import type { NextRequest } from "next/server";
import { isAppError } from "@/lib/core/errors";
import { searchPortal } from "@/lib/reporting/search-portal";
import { getCtx } from "@/lib/web/ctx";

const STATUS = { unauthenticated: 401, forbidden: 403, invalid: 400 } as const;

/** The palette's search, `?q=`: a route and not a server action, so that the letters typed next can call off the ones before. */
export async function GET(request: NextRequest): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    const q = request.nextUrl.searchParams.get("q") ?? "";
    return Response.json(await searchPortal.unchecked(await getCtx(), { q }), { headers });
  } catch (error) {
    if (!isAppError(error) || !(error.code in STATUS)) throw error;
    return Response.json({}, { status: STATUS[error.code as keyof typeof STATUS], headers });
  }
}
