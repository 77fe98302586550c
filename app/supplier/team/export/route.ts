import { requireCtx } from "@/lib/web/ctx";
import { teamCsv } from "@/lib/web/team-file";

export async function GET(): Promise<Response> {
  const ctx = await requireCtx("supplier");
  return teamCsv(ctx, { kind: "supplier", supplierId: ctx.actor.supplierId });
}
