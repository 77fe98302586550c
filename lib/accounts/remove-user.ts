import { and, eq, isNull } from "drizzle-orm";
import * as z from "zod";
import { apiKey, user } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import { command } from "@/lib/runtime/use-case";
import { closeSessions } from "./close-sessions";
import { assertMayTouchOwner, assertOwnerLeft, lockUser, teamOf } from "./lock-team";
import { endLinks } from "./make-sign-in-link";
import { forgetApiKeys } from "./resolve-api-key";

/**
 * Takes a person out of their team, at once: sessions, keys and open links end. What they did keeps their name.
 * @throws AppError account.last_owner, account.own_user, account.owner_only
 */
export const removeUser = command({
  name: "account.remove_user",
  permission: "account.manage_team",
  input: z.object({ id: z.string() }),
  async run(tx, input, ctx, audit): Promise<{ id: Id<"user"> }> {
    const row = await lockUser(tx, ctx, requireId("user", input.id));
    const { id } = row;
    if ("userId" in ctx.actor && ctx.actor.userId === id) {
      throw new AppError("precondition_failed", "account.own_user", {
        message: "Nobody removes themselves. Ask another owner.",
      });
    }
    if (row.role === "owner") {
      assertMayTouchOwner(ctx, teamOf(row));
      await assertOwnerLeft(tx, row);
    }
    const now = ctx.now();
    await tx.update(user).set({ disabledAt: now }).where(eq(user.id, id));
    await closeSessions(tx, id, now);
    await tx
      .update(apiKey)
      .set({ revokedAt: now })
      .where(and(eq(apiKey.userId, id), isNull(apiKey.revokedAt)));
    await endLinks(tx, id, now);
    forgetApiKeys(tx);
    audit({ objectKind: "user", objectId: id, before: { role: row.role, email: row.email } });
    return { id };
  },
});
