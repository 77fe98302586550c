import { and, desc, eq, gt, isNull } from "drizzle-orm";
import * as z from "zod";
import { session } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { query } from "@/lib/runtime/use-case";
import type { SessionView } from "./settings-schema";

/** So many are shown; who has more ends them all. */
const MOST = 50;

/** Where the acting person is signed in, last used first. */
export const listSessions = query({
  name: "account.list_sessions",
  permission: "account.read_self",
  input: z.object({}),
  async run(tx, _input, ctx): Promise<readonly SessionView[]> {
    if (!("userId" in ctx.actor)) throw notFound("user");
    return tx
      .select({
        id: session.id,
        createdAt: session.createdAt,
        lastSeenAt: session.lastSeenAt,
        ip: session.ip,
        userAgent: session.userAgent,
      })
      .from(session)
      .where(
        and(
          eq(session.userId, ctx.actor.userId),
          isNull(session.revokedAt),
          gt(session.expiresAt, ctx.now()),
        ),
      )
      .orderBy(desc(session.lastSeenAt))
      .limit(MOST);
  },
});
