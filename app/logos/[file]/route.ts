import { logoAnswer } from "@/lib/web/brand-logo";

export const dynamic = "force-dynamic";

interface Place {
  readonly params: Promise<{ file: string }>;
}

export async function GET(_request: Request, { params }: Place): Promise<Response> {
  return logoAnswer((await params).file);
}
