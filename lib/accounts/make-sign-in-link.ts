import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { signInLink } from "@/db/schema";
import { type Id, newId } from "@/lib/core/id";
import { newSecret, tokenHash } from "@/lib/runtime/secrets";

export const LINK_MINUTES = 15;

export type LinkPurpose = (typeof signInLink.$inferSelect)["purpose"];

/** A step: a fresh single-use link for a user. Returns its token, which is stored as a hash only. */
export async function makeSignInLink(
  tx: Tx,
  userId: Id<"user">,
  now: Date,
  minutes: number = LINK_MINUTES,
  purpose: LinkPurpose = "sign_in",
): Promise<string> {
  const token = newSecret(32);
  await tx.insert(signInLink).values({
    id: newId("link"),
    userId,
    tokenHash: tokenHash(token),
    purpose,
    createdAt: now,
    expiresAt: new Date(now.getTime() + minutes * 60_000),
  });
  return token;
}

/** A step: a person's open links, of every purpose or of this one, work no more. */
export async function endLinks(tx: Tx, userId: Id<"user">, now: Date, purpose?: LinkPurpose): Promise<void> {
  const which = purpose && eq(signInLink.purpose, purpose);
  await tx
    .update(signInLink)
    .set({ usedAt: now })
    .where(and(eq(signInLink.userId, userId), which, isNull(signInLink.usedAt)));
}
