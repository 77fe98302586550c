import { requireCtx } from "@/lib/web/ctx";
import { teamCsv } from "@/lib/web/team-file";

export async function GET(): Promise<Response> {
  return teamCsv(await requireCtx("operator"), { kind: "operator" });
}
