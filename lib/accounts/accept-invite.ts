import { and, eq, gt, isNull } from "drizzle-orm";
import { signInLink, user } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { tokenHash } from "@/lib/runtime/secrets";
import { command } from "@/lib/runtime/use-case";
import { hashPassword } from "./password";
import { acceptInviteInput } from "./team-schema";

/**
 * Uses up an invitation: the person's name and password are set, and they can sign in. Of two at the same instant one is refused.
 * @throws AppError account.invite_refused where it was used, is too old or never was one
 */
export const acceptInvite = command({
  name: "account.accept_invite",
  permission: "account.sign_in",
  input: acceptInviteInput,
  async run(tx, { token, name, password }, ctx, audit): Promise<{ email: string }> {
    const now = ctx.now();
    const [used] = await tx
      .update(signInLink)
      .set({ usedAt: now })
      .where(
        and(
          eq(signInLink.tokenHash, tokenHash(token)),
          eq(signInLink.purpose, "invite"),
          isNull(signInLink.usedAt),
          gt(signInLink.expiresAt, now),
        ),
      )
      .returning({ userId: signInLink.userId });
    const refused = new AppError("precondition_failed", "account.invite_refused", {
      message: "This invitation has been used already or is too old.",
    });
    if (!used) throw refused;
    // After the link: whoever has no invitation makes nobody hash anything.
    const passwordHash = await hashPassword(password);
    const [row] = await tx
      .update(user)
      .set({ name, passwordHash })
      .where(and(eq(user.id, used.userId), isNull(user.disabledAt)))
      .returning({ email: user.email });
    if (!row) throw refused;
    audit({ objectKind: "user", objectId: used.userId });
    return row;
  },
});
