import { and, asc, eq, gt, inArray, isNull, max, sql } from "drizzle-orm";
import { session, signInLink, user } from "@/db/schema";
import { query } from "@/lib/runtime/use-case";
import { assertOwnTeam, membersOf } from "./lock-team";
import { teamInput, type UserView } from "./team-schema";

/** A team has few people; more than this no page could show. */
const MOST = 500;

/** The people of a team, by name. Operators see every team of the brand, a company's people their own. */
export const listUsers = query({
  name: "account.list_users",
  permission: "account.read_team",
  input: teamInput,
  async run(tx, team, ctx): Promise<readonly UserView[]> {
    assertOwnTeam(ctx, team);
    const now = ctx.now();
    const people = await tx
      .select()
      .from(user)
      .where(and(membersOf(team), isNull(user.disabledAt)))
      .orderBy(asc(user.name), asc(user.id))
      .limit(MOST);
    const ids = people.map(({ id }) => id);
    if (ids.length === 0) return [];
    const open = sql<number>`(count(*) filter (where ${session.revokedAt} is null and ${session.expiresAt} > ${now.toISOString()}::timestamptz))::int`;
    const sessions = await tx
      .select({ userId: session.userId, lastSeenAt: max(session.lastSeenAt), open })
      .from(session)
      .where(inArray(session.userId, ids))
      .groupBy(session.userId);
    const invites = await tx
      .select({ userId: signInLink.userId, expiresAt: max(signInLink.expiresAt) })
      .from(signInLink)
      .where(
        and(
          inArray(signInLink.userId, ids),
          eq(signInLink.purpose, "invite"),
          isNull(signInLink.usedAt),
          gt(signInLink.expiresAt, now),
        ),
      )
      .groupBy(signInLink.userId);
    const sessionsOf = new Map(sessions.map((row) => [row.userId, row]));
    const inviteOf = new Map(invites.map((row) => [row.userId, row.expiresAt]));
    return people.map(
      ({ id, name, email, role, createdAt }): UserView => ({
        id,
        name,
        email,
        role,
        createdAt,
        invitedUntil: inviteOf.get(id) ?? null,
        lastSeenAt: sessionsOf.get(id)?.lastSeenAt ?? null,
        openSessions: sessionsOf.get(id)?.open ?? 0,
      }),
    );
  },
});
