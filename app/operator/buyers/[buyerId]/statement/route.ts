import type { NextRequest } from "next/server";
import { requireCtx } from "@/lib/web/ctx";
import { statementPdf } from "@/lib/web/statement-files";

interface Params {
  readonly params: Promise<{ buyerId: string }>;
}

export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const { buyerId } = await params;
  return statementPdf(await requireCtx("operator"), request.nextUrl, `/operator/buyers/${buyerId}`, buyerId);
}
