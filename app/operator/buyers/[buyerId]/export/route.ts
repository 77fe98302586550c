import type { NextRequest } from "next/server";
import { requireCtx } from "@/lib/web/ctx";
import { statementCsv } from "@/lib/web/statement-files";

interface Params {
  readonly params: Promise<{ buyerId: string }>;
}

export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  return statementCsv(await requireCtx("operator"), request.nextUrl, (await params).buyerId);
}
