import { eq } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { session } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { closeSessions } from "./close-sessions";

/** A step: signs a person out everywhere but in `keep`, which must be a session of theirs. Returns how many were open. */
export async function endSessionsBut(
  tx: Tx,
  userId: Id<"user">,
  keep: Id<"session">,
  now: Date,
): Promise<number> {
  const [here] = await tx.select({ userId: session.userId }).from(session).where(eq(session.id, keep));
  if (here?.userId !== userId) throw notFound("session");
  return closeSessions(tx, userId, now, keep);
}
