import type { Tx } from "@/db/brand";
import { session } from "@/db/schema";
import { type Id, newId } from "@/lib/core/id";

/** A session ends when nobody used it for so long; every use moves the end. */
export const SESSION_DAYS = 30;

export interface Visitor {
  readonly ip: string;
  readonly userAgent: string | null;
}

export function sessionEnd(now: Date): Date {
  return new Date(now.getTime() + SESSION_DAYS * 86_400_000);
}

/** A step: writes the row that is the authority on who is signed in. */
export async function openSession(
  tx: Tx,
  userId: Id<"user">,
  visitor: Visitor,
  now: Date,
): Promise<Id<"session">> {
  const id = newId("session");
  await tx.insert(session).values({
    id,
    userId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: sessionEnd(now),
    ip: visitor.ip,
    userAgent: visitor.userAgent?.slice(0, 500) ?? null,
  });
  return id;
}
