import { and, eq, isNull, ne } from "drizzle-orm";
import { session } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { command } from "@/lib/runtime/use-case";
import { endOtherSessionsInput } from "./settings-schema";

/** Signs the acting person out everywhere but here. Returns how many sessions were open. */
export const endOtherSessions = command({
  name: "account.end_other_sessions",
  permission: "account.read_self",
  input: endOtherSessionsInput,
  async run(tx, { keep }, ctx, audit): Promise<{ readonly ended: number }> {
    if (!("userId" in ctx.actor)) throw notFound("session");
    const { userId } = ctx.actor;
    const [here] = await tx.select({ userId: session.userId }).from(session).where(eq(session.id, keep));
    if (here?.userId !== userId) throw notFound("session");
    const ended = await tx
      .update(session)
      .set({ revokedAt: ctx.now() })
      .where(and(eq(session.userId, userId), isNull(session.revokedAt), ne(session.id, keep)))
      .returning({ id: session.id });
    audit({ objectKind: "user", objectId: userId, after: { sessionsEnded: ended.length } });
    return { ended: ended.length };
  },
});
