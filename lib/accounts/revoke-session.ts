import { and, eq, isNull } from "drizzle-orm";
import * as z from "zod";
import { session, user } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { type Id, isId } from "@/lib/core/id";
import { command } from "@/lib/runtime/use-case";
import { closeSessions } from "./close-sessions";

/** Ends one of the actor's own sessions, at once and for good. Ending it again changes nothing. */
export const revokeSession = command({
  name: "account.revoke_session",
  permission: "account.read_self",
  input: z.object({ sessionId: z.custom<Id<"session">>((value) => isId("session", value)) }),
  run: async (tx, { sessionId }, ctx, audit) => {
    const userId = "userId" in ctx.actor ? ctx.actor.userId : null;
    const [row] = await tx.select().from(session).where(eq(session.id, sessionId));
    if (!row || row.userId !== userId) throw notFound("session");
    await tx
      .update(session)
      .set({ revokedAt: ctx.now() })
      .where(and(eq(session.id, sessionId), isNull(session.revokedAt)));
    audit({ objectKind: "session", objectId: sessionId });
  },
});

/** Ends every session of a user: on all devices, whoever sits there. Returns how many were open. */
export const revokeAllSessions = command({
  name: "account.revoke_all_sessions",
  permission: "account.manage_users",
  input: z.object({ userId: z.custom<Id<"user">>((value) => isId("user", value)) }),
  run: async (tx, { userId }, ctx, audit) => {
    const [known] = await tx.select({ id: user.id }).from(user).where(eq(user.id, userId));
    if (!known) throw notFound("user");
    const ended = await closeSessions(tx, userId, ctx.now());
    audit({ objectKind: "user", objectId: userId, after: { sessionsEnded: ended } });
    return { ended };
  },
});
