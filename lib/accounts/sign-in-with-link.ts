import { and, eq, gt, isNull } from "drizzle-orm";
import * as z from "zod";
import { signInLink, user } from "@/db/schema";
import { tokenHash } from "@/lib/runtime/secrets";
import { command } from "@/lib/runtime/use-case";
import { openSession, type Visitor } from "./open-session";
import { linkInput, type SignInOutcome } from "./schema";

/** Uses up a link and signs its user in. A link works once: of two at the same instant one is refused. */
export const signInWithLink = command({
  name: "account.sign_in_with_link",
  permission: "account.sign_in",
  input: linkInput.extend({ visitor: z.custom<Visitor>() }),
  run: async (tx, { token, visitor }, ctx, audit): Promise<SignInOutcome> => {
    const now = ctx.now();
    const [used] = await tx
      .update(signInLink)
      .set({ usedAt: now })
      .where(
        and(
          eq(signInLink.tokenHash, tokenHash(token)),
          // An invitation first asks for a password.
          eq(signInLink.purpose, "sign_in"),
          isNull(signInLink.usedAt),
          gt(signInLink.expiresAt, now),
        ),
      )
      .returning({ userId: signInLink.userId });
    if (!used) return { kind: "refused" };
    const [row] = await tx
      .select()
      .from(user)
      .where(and(eq(user.id, used.userId), isNull(user.disabledAt)));
    if (!row) return { kind: "refused" };
    audit({ objectKind: "user", objectId: row.id });
    const sessionId = await openSession(tx, row.id, visitor, now);
    return { kind: "signed_in", sessionId, portal: row.kind };
  },
});
