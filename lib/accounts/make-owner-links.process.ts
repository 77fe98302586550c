import { and, asc, eq, isNull } from "drizzle-orm";
import { type Tx, withBrand } from "@/db/brand";
import { session, user } from "@/db/schema";
import { brandDirectory, type KnownBrand } from "@/lib/brands";
import { makeSignInLink } from "./make-sign-in-link";

export const OWNER_LINK_MINUTES = 24 * 60;

export interface OwnerLink {
  readonly brand: KnownBrand;
  readonly email: string;
  /** Below the brand's host: "/sign-in/link?token=…" */
  readonly path: string;
}

/**
 * For each brand whose operators never signed in: a fresh link for its owner, so that the first sign-in needs no mail. Whoever
 * reads the process's output could read its secrets as well.
 */
export async function makeOwnerLinks(now: Date): Promise<OwnerLink[]> {
  const links: OwnerLink[] = [];
  for (const brand of await brandDirectory().list()) {
    const made = await withBrand({ brandId: brand.id }, (tx) => linkForOwner(tx, now));
    if (made) links.push({ brand, email: made.email, path: `/sign-in/link?token=${made.token}` });
  }
  return links;
}

async function linkForOwner(tx: Tx, now: Date): Promise<{ email: string; token: string } | null> {
  const [visited] = await tx
    .select({ id: session.id })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(eq(user.kind, "operator"))
    .limit(1);
  if (visited) return null;
  const [owner] = await tx
    .select({ id: user.id, email: user.email })
    .from(user)
    .where(and(eq(user.kind, "operator"), eq(user.role, "owner"), isNull(user.disabledAt)))
    .orderBy(asc(user.id))
    .limit(1);
  if (!owner) return null;
  return { email: owner.email, token: await makeSignInLink(tx, owner.id, now, OWNER_LINK_MINUTES) };
}
