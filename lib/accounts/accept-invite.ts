import { and, eq, isNull } from "drizzle-orm";
import { user } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/runtime/use-case";
import { hashPassword } from "./password";
import { spendLink } from "./spend-link";
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
    const person = await spendLink(tx, token, "invite", ctx.now());
    const refused = new AppError("precondition_failed", "account.invite_refused", {
      message: "This invitation has been used already or is too old.",
    });
    if (!person) throw refused;
    // After the link: whoever has no invitation makes nobody hash anything.
    const passwordHash = await hashPassword(password);
    const [row] = await tx
      .update(user)
      .set({ name, passwordHash })
      .where(and(eq(user.id, person.id), isNull(user.disabledAt)))
      .returning({ email: user.email });
    if (!row) throw refused;
    audit({ objectKind: "user", objectId: person.id });
    return row;
  },
});
