import { and, eq, isNull, sql } from "drizzle-orm";
import * as z from "zod";
import { withBrand } from "@/db/brand";
import { user } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { AppError, notFound } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { assertMay, command, parseInput } from "@/lib/runtime/use-case";
import { endSessionsBut } from "./end-sessions-but";
import type { MailOptions } from "./mail-invite";
import { mailPasswordChanged } from "./mail-password-changed";
import { endLinks } from "./make-sign-in-link";
import { hashPassword, verifyPassword } from "./password";
import { changePasswordInput } from "./settings-schema";
import { countTry, forgetTries, SIGN_IN_PER_EMAIL } from "./throttle";

interface Changed {
  /** How many other sessions were open. */
  readonly ended: number;
}

const change = command({
  name: "account.change_password",
  permission: "account.read_self",
  input: z.object({
    checked: z.string().nullable(),
    passwordHash: z.string(),
    keep: changePasswordInput.shape.keep,
  }),
  async run(tx, { checked, passwordHash, keep }, ctx, audit): Promise<Changed> {
    const userId = personOf(ctx);
    const [row] = await tx
      .update(user)
      .set({ passwordHash })
      // The one that was checked: of two changes at the same instant one is refused.
      .where(
        and(
          eq(user.id, userId),
          isNull(user.disabledAt),
          sql`${user.passwordHash} is not distinct from ${checked}`,
        ),
      )
      .returning({ id: user.id });
    if (!row) {
      throw new AppError("conflict", "account.password_changed_meanwhile", {
        message: "The password was changed in the meantime.",
      });
    }
    const ended = await endSessionsBut(tx, userId, keep, ctx.now());
    await endLinks(tx, userId, ctx.now());
    await forgetTries(tx, triesKey(userId));
    audit({ objectKind: "user", objectId: userId, after: { sessionsEnded: ended } });
    return { ended };
  },
});

/**
 * The acting person's password, changed by who knows the present one; who has none sets a first. Tries are counted in their own
 * transaction, since a refusal must not undo the count; hashing and the mail stay outside of any. There is no Idempotency-Key:
 * it would keep what was typed, and sent again a change is refused, because the present password is another.
 * @throws AppError invalid where the present password is wrong, limit_exceeded after too many tries
 */
const unchecked = async (ctx: Ctx, raw: unknown, { send }: MailOptions = {}): Promise<Changed> => {
  assertMay(ctx, "account.read_self");
  const userId = personOf(ctx);
  const { current, password, keep } = parseInput(changePasswordInput, raw);
  const { wait, row } = await withBrand({ brandId: ctx.brand.id }, async (tx) => {
    const counted = await countTry(tx, triesKey(userId), SIGN_IN_PER_EMAIL, ctx.now());
    const [found] = await tx
      .select({ passwordHash: user.passwordHash })
      .from(user)
      .where(eq(user.id, userId));
    return { wait: counted, row: found };
  });
  if (!row) throw notFound("user");
  if (wait > 0) {
    throw new AppError("limit_exceeded", "account.password_tries", {
      message: "Too many tries. Wait a little.",
      retryAfterSeconds: wait,
    });
  }
  const { passwordHash } = row;
  if (passwordHash !== null && !(await verifyPassword(passwordHash, current))) throw wrongPassword();
  const changed = await change(ctx, {
    checked: passwordHash,
    passwordHash: await hashPassword(password),
    keep,
  });
  await mailPasswordChanged(ctx, userId, { first: passwordHash === null, send });
  return changed;
};

function wrongPassword(): AppError {
  const message = "This is not your present password.";
  return new AppError("invalid", "account.wrong_password", {
    message,
    errors: [{ field: "current", code: "wrong_password", message }],
  });
}

function personOf({ actor }: Ctx): Id<"user"> {
  if (!("userId" in actor)) throw notFound("user");
  return actor.userId;
}

const triesKey = (userId: Id<"user">): string => `password:user:${userId}`;

export const changePassword = Object.assign(
  (ctx: Ctx, input: z.input<typeof changePasswordInput>, options?: MailOptions) =>
    unchecked(ctx, input, options),
  { unchecked, input: changePasswordInput, permission: change.permission },
);
