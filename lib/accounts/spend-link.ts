/** Steps of the links in mails: whether one is open, and using it up. */
import { and, eq, gt, isNull, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { signInLink, user } from "@/db/schema";
import { tokenHash } from "@/lib/runtime/secrets";
import type { UserRow } from "./lock-team";
import type { LinkPurpose } from "./make-sign-in-link";

/** The condition on a link's row: of this purpose, neither used nor too old. */
export function isOpenLink(token: string, purpose: LinkPurpose, now: Date): SQL | undefined {
  return and(
    eq(signInLink.tokenHash, tokenHash(token)),
    eq(signInLink.purpose, purpose),
    isNull(signInLink.usedAt),
    gt(signInLink.expiresAt, now),
  );
}

/** A step: uses up a link. Its person, or null: of two at the same instant one gets null, and so does who was removed. */
export async function spendLink(
  tx: Tx,
  token: string,
  purpose: LinkPurpose,
  now: Date,
): Promise<UserRow | null> {
  const [used] = await tx
    .update(signInLink)
    .set({ usedAt: now })
    .where(isOpenLink(token, purpose, now))
    .returning({ userId: signInLink.userId });
  if (!used) return null;
  const [person] = await tx
    .select()
    .from(user)
    .where(and(eq(user.id, used.userId), isNull(user.disabledAt)));
  return person ?? null;
}
