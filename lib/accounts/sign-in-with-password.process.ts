import { and, eq, isNull } from "drizzle-orm";
import * as z from "zod";
import { withBrand } from "@/db/brand";
import { user } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { type Id, isId } from "@/lib/core/id";
import { assertMay, command, parseInput } from "@/lib/runtime/use-case";
import { openSession, type Visitor } from "./open-session";
import { verifyPassword } from "./password";
import { type SignInOutcome, signInInput } from "./schema";
import { countTry, forgetTries, networkOf, returnTry, SIGN_IN_PER_EMAIL, SIGN_IN_PER_IP } from "./throttle";

const opened = command({
  name: "account.sign_in_with_password",
  permission: "account.sign_in",
  input: z.object({
    userId: z.custom<Id<"user">>((value) => isId("user", value)),
    email: z.string(),
    visitor: z.custom<Visitor>(),
  }),
  run: async (tx, { userId, email, visitor }, ctx, audit) => {
    await forgetTries(tx, signInTriesKey(email));
    await returnTry(tx, networkKey(visitor.ip));
    audit({ objectKind: "user", objectId: userId });
    return openSession(tx, userId, visitor, ctx.now());
  },
});

/**
 * Signs a person in. Tries are counted in their own transaction, since a refusal must not undo the count; the password is checked
 * outside of any, since that takes its time by design. Unknown addresses take the same way and get the same answer.
 * @throws AppError invalid where the input could be nobody's (malformed address, empty password)
 */
export async function signInWithPassword(ctx: Ctx, raw: unknown, visitor: Visitor): Promise<SignInOutcome> {
  assertMay(ctx, "account.sign_in");
  const { email, password } = parseInput(signInInput, raw);
  const looked = await withBrand({ brandId: ctx.brand.id }, async (tx) => {
    const waits = [
      await countTry(tx, networkKey(visitor.ip), SIGN_IN_PER_IP, ctx.now()),
      await countTry(tx, signInTriesKey(email), SIGN_IN_PER_EMAIL, ctx.now()),
    ];
    const [row] = await tx
      .select()
      .from(user)
      .where(and(eq(user.email, email), isNull(user.disabledAt)));
    return { wait: Math.max(...waits), row };
  });
  if (looked.wait > 0) return { kind: "throttled", retryAfterSeconds: looked.wait };
  const right = await verifyPassword(looked.row?.passwordHash ?? null, password);
  if (!looked.row || !right) return { kind: "refused" };
  const { id: userId, kind: portal } = looked.row;
  return { kind: "signed_in", sessionId: await opened(ctx, { userId, email, visitor }), portal };
}

/** What tries with this address are counted under. */
export const signInTriesKey = (email: string): string => `sign-in:email:${email}`;
const networkKey = (ip: string): string => `sign-in:ip:${networkOf(ip)}`;
