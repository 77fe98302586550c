import { and, eq, isNull } from "drizzle-orm";
import type * as z from "zod";
import { user } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/runtime/use-case";
import { closeSessions } from "./close-sessions";
import type { MailOptions } from "./mail-invite";
import { mailPasswordChanged } from "./mail-password-changed";
import { endLinks } from "./make-sign-in-link";
import { hashPassword } from "./password";
import { resetPasswordInput } from "./settings-schema";
import { signInTriesKey } from "./sign-in-with-password.process";
import { spendLink } from "./spend-link";
import { forgetTries } from "./throttle";

const reset = command({
  name: "account.reset_password",
  permission: "account.sign_in",
  input: resetPasswordInput,
  async run(tx, { token, password }, ctx, audit) {
    const now = ctx.now();
    const person = await spendLink(tx, token, "password", now);
    if (!person) throw refused();
    // After the link: whoever has none makes nobody hash anything.
    const passwordHash = await hashPassword(password);
    const [row] = await tx
      .update(user)
      .set({ passwordHash })
      .where(and(eq(user.id, person.id), isNull(user.disabledAt)))
      .returning({ id: user.id });
    if (!row) throw refused();
    const ended = await closeSessions(tx, person.id, now);
    await endLinks(tx, person.id, now);
    // Whoever forgot it has tried before, and is to come in with the new one at once.
    await forgetTries(tx, signInTriesKey(person.email));
    audit({ objectKind: "user", objectId: person.id, after: { sessionsEnded: ended } });
    return { id: person.id, email: person.email, first: person.passwordHash === null };
  },
});

/**
 * A new password for who forgot the old one, by the link from the mail. All sessions end, and so do all other links: what
 * somebody else may have opened is closed. The person is told by mail.
 * @throws AppError account.password_link_refused where the link was used, is too old, never was one, or its person was removed
 */
const unchecked = async (
  ctx: Ctx,
  raw: unknown,
  { send }: MailOptions = {},
): Promise<{ readonly email: string }> => {
  const { id, email, first } = await reset.unchecked(ctx, raw);
  await mailPasswordChanged(ctx, id, { first, send });
  return { email };
};

function refused(): AppError {
  return new AppError("precondition_failed", "account.password_link_refused", {
    message: "This link has been used already or is too old.",
  });
}

export const resetPassword = Object.assign(
  (ctx: Ctx, input: z.input<typeof resetPasswordInput>, options?: MailOptions) =>
    unchecked(ctx, input, options),
  { unchecked, input: resetPasswordInput, permission: reset.permission },
);
