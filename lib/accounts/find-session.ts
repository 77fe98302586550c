import { and, eq, gt, isNull } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { session, user } from "@/db/schema";
import type { Locale } from "@/lib/core/ctx";
import type { Id } from "@/lib/core/id";
import { actorOfUser, type UserActor } from "./actor-of-user";
import { sessionEnd } from "./open-session";
import { preferencesSchema } from "./preferences-schema";

/** Who is signed in. */
export interface SignedIn {
  readonly sessionId: Id<"session">;
  readonly actor: UserActor;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale | null;
  /** IANA zone for the times on pages; null: the brand's. */
  readonly timeZone: string | null;
  /** Keys that act by themselves are on. */
  readonly shortcuts: boolean;
}

const SEEN_EVERY_MS = 60_000;

/**
 * The session as it stands in the database at this moment: of this brand, neither revoked nor over, of a user who is not
 * disabled, with the role the user has now. Otherwise null. Moves the session's end at most once a minute.
 */
export function findSession(
  brandId: Id<"brand">,
  sessionId: Id<"session">,
  now: Date,
): Promise<SignedIn | null> {
  return withBrand({ brandId }, async (tx) => {
    const [row] = await tx
      .select({ session, user })
      .from(session)
      .innerJoin(user, eq(user.id, session.userId))
      .where(
        and(
          eq(session.id, sessionId),
          isNull(session.revokedAt),
          gt(session.expiresAt, now),
          isNull(user.disabledAt),
        ),
      );
    if (!row) return null;
    if (now.getTime() - row.session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
      await tx
        .update(session)
        .set({ lastSeenAt: now, expiresAt: sessionEnd(now) })
        .where(and(eq(session.id, sessionId), isNull(session.revokedAt)));
    }
    const { name, email, locale, timeZone } = row.user;
    const { shortcuts } = preferencesSchema.parse(row.user.preferences);
    return { sessionId, actor: actorOfUser(row.user), name, email, locale, timeZone, shortcuts };
  });
}
