import type { NextRequest } from "next/server";
import { requireCtx } from "@/lib/web/ctx";
import { statementCsv } from "@/lib/web/statement-files";

export async function GET(request: NextRequest): Promise<Response> {
  return statementCsv(await requireCtx("buyer"), request.nextUrl);
}
