import type { NextRequest } from "next/server";
import { requireCtx } from "@/lib/web/ctx";
import { statementPdf } from "@/lib/web/statement-files";

export async function GET(request: NextRequest): Promise<Response> {
  return statementPdf(await requireCtx("buyer"), request.nextUrl, "/buyer/wallet");
}
