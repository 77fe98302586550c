import { and, eq, isNull, ne } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { session } from "@/db/schema";
import type { Id } from "@/lib/core/id";

/** A step: signs a person out everywhere, but in `keep` where it is given. Returns how many sessions were open. */
export async function closeSessions(
  tx: Tx,
  userId: Id<"user">,
  now: Date,
  keep?: Id<"session">,
): Promise<number> {
  const ended = await tx
    .update(session)
    .set({ revokedAt: now })
    .where(
      and(
        eq(session.userId, userId),
        isNull(session.revokedAt),
        keep === undefined ? undefined : ne(session.id, keep),
      ),
    )
    .returning({ id: session.id });
  return ended.length;
}
