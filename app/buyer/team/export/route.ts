import { requireCtx } from "@/lib/web/ctx";
import { teamCsv } from "@/lib/web/team-file";

export async function GET(): Promise<Response> {
  const ctx = await requireCtx("buyer");
  return teamCsv(ctx, { kind: "buyer", buyerId: ctx.actor.buyerId });
}
