import { and, eq, isNull } from "drizzle-orm";
import * as z from "zod";
import { session } from "@/db/schema";
import { requireId } from "@/lib/core/id-schema";
import { command } from "@/lib/runtime/use-case";
import { lockUser } from "./lock-team";

/** Signs a person of the team out everywhere. Returns how many sessions were open. */
export const endSessions = command({
  name: "account.end_sessions",
  permission: "account.manage_team",
  input: z.object({ id: z.string() }),
  async run(tx, input, ctx, audit): Promise<{ ended: number }> {
    const { id } = await lockUser(tx, ctx, requireId("user", input.id));
    const ended = await tx
      .update(session)
      .set({ revokedAt: ctx.now() })
      .where(and(eq(session.userId, id), isNull(session.revokedAt)))
      .returning({ id: session.id });
    audit({ objectKind: "user", objectId: id, after: { sessionsEnded: ended.length } });
    return { ended: ended.length };
  },
});
