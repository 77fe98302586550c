import { and, eq, isNull, ne } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { session } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";

/** A step: signs a person out everywhere but in `keep`, which must be a session of theirs. Returns how many were open. */
export async function endSessionsBut(
  tx: Tx,
  userId: Id<"user">,
  keep: Id<"session">,
  now: Date,
): Promise<number> {
  const [here] = await tx.select({ userId: session.userId }).from(session).where(eq(session.id, keep));
  if (here?.userId !== userId) throw notFound("session");
  const ended = await tx
    .update(session)
    .set({ revokedAt: now })
    .where(and(eq(session.userId, userId), isNull(session.revokedAt), ne(session.id, keep)))
    .returning({ id: session.id });
  return ended.length;
}
