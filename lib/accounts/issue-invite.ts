/** Steps of inviting a person: the account, and the link that is mailed after the transaction. */
import { and, eq, isNotNull } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { buyer, supplier, user } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { notFound } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import type { AuditNote } from "@/lib/runtime/audit";
import { encryptSecret } from "@/lib/runtime/secrets";
import { insertUser } from "./create-user";
import { assertMayTouchOwner, assertOwnTeam, membersOf } from "./lock-team";
import { endLinks, makeSignInLink } from "./make-sign-in-link";
import { INVITE_DAYS, type Invitation } from "./team-schema";

/** What is kept of an invitation until its mail is out: the token sealed, for answers are stored for replays. */
export interface Issued {
  readonly id: Id<"user">;
  readonly sealed: string;
}

/** A step: an account for the invited person and a fresh link. @throws AppError account.email_taken, account.owner_only */
export async function issueInvite(
  tx: Tx,
  input: Invitation,
  ctx: Ctx,
  audit: (note: AuditNote) => void,
): Promise<Issued> {
  assertOwnTeam(ctx, input);
  if (input.role === "owner") assertMayTouchOwner(ctx, input);
  await assertCompany(tx, input);
  const name = input.name || (input.email.split("@")[0] ?? input.email);
  const id = (await takeBack(tx, input, name)) ?? (await insertUser(tx, { ...input, name }, null));
  audit({
    objectKind: "user",
    objectId: id,
    after: { kind: input.kind, role: input.role, email: input.email },
  });
  return { id, sealed: await freshInvite(tx, id, ctx.now()) };
}

/** Somebody who was removed comes back with their own account and history, but without the old password. */
async function takeBack(tx: Tx, input: Invitation, name: string): Promise<Id<"user"> | null> {
  const { role, locale } = input;
  const [row] = await tx
    .update(user)
    .set({ disabledAt: null, passwordHash: null, role, name, ...(locale && { locale }) })
    .where(
      and(
        eq(user.email, input.email),
        eq(user.kind, input.kind),
        membersOf(input),
        isNotNull(user.disabledAt),
      ),
    )
    .returning({ id: user.id });
  return row?.id ?? null;
}

async function assertCompany(tx: Tx, input: Invitation): Promise<void> {
  if (input.kind === "operator") return;
  const [company] =
    input.kind === "buyer"
      ? await tx.select({ id: buyer.id }).from(buyer).where(eq(buyer.id, input.buyerId))
      : await tx.select({ id: supplier.id }).from(supplier).where(eq(supplier.id, input.supplierId));
  if (!company) throw notFound(input.kind);
}

/** One invitation works at a time. */
export async function freshInvite(tx: Tx, userId: Id<"user">, now: Date): Promise<string> {
  await endLinks(tx, userId, now, "invite");
  return encryptSecret(await makeSignInLink(tx, userId, now, INVITE_DAYS * 24 * 60, "invite"));
}
