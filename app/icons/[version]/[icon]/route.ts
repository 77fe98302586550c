import { isIconName } from "@/lib/brands/brand-icons";
import { iconAnswer } from "@/lib/web/brand-icon";

export const dynamic = "force-dynamic";

interface Place {
  readonly params: Promise<{ version: string; icon: string }>;
}

export async function GET(_request: Request, { params }: Place): Promise<Response> {
  const { version, icon } = await params;
  return isIconName(icon) ? iconAnswer(icon, version) : new Response(null, { status: 404 });
}
