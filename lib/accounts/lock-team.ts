import { and, asc, eq, exists, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { buyer, session, supplier, user } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { AppError, notFound } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import type { Team } from "./team-schema";

export type UserRow = typeof user.$inferSelect;

/** The team a person belongs to. */
export function teamOf({ kind, buyerId, supplierId }: UserRow): Team {
  if (kind === "buyer" && buyerId) return { kind, buyerId };
  if (kind === "supplier" && supplierId) return { kind, supplierId };
  return { kind: "operator" };
}

/** Operators look after every team of the brand, a company's people after their own: another is not found. */
export function assertOwnTeam({ actor }: Ctx, team: Team): void {
  if (actor.kind === "operator" || actor.kind === "system") return;
  const own =
    (actor.kind === "buyer" && team.kind === "buyer" && team.buyerId === actor.buyerId) ||
    (actor.kind === "supplier" && team.kind === "supplier" && team.supplierId === actor.supplierId);
  if (!own) throw notFound("user");
}

/** Else a manager could make an owner, or end one. */
export function assertMayTouchOwner({ actor }: Ctx, team: Team): void {
  if (team.kind === "operator" && actor.kind === "operator" && actor.role !== "owner") {
    throw new AppError("forbidden", "account.owner_only", {
      message: "Only an owner makes or changes owners.",
    });
  }
}

export function membersOf(team: Team) {
  if (team.kind === "buyer") return eq(user.buyerId, team.buyerId);
  if (team.kind === "supplier") return eq(user.supplierId, team.supplierId);
  return eq(user.kind, "operator");
}

/** A step: a person of a team the actor may manage, locked; somebody else's, or one who was removed, is not found. */
export async function lockUser(tx: Tx, ctx: Ctx, id: Id<"user">): Promise<UserRow> {
  const [row] = await tx
    .select()
    .from(user)
    .where(and(eq(user.id, id), isNull(user.disabledAt)))
    .for("update");
  if (!row) throw notFound("user");
  assertOwnTeam(ctx, teamOf(row));
  return row;
}

/**
 * A step: refuses to take away a team's last owner. Owners who never signed in do not count: nobody may be behind the address.
 * Locks the company (or the operators' rows), so that two owners cannot remove one another at once.
 */
export async function assertOwnerLeft(tx: Tx, leaving: UserRow): Promise<void> {
  const team = teamOf(leaving);
  if (team.kind === "buyer") {
    await tx.select({ id: buyer.id }).from(buyer).where(eq(buyer.id, team.buyerId)).for("update");
  } else if (team.kind === "supplier") {
    await tx.select({ id: supplier.id }).from(supplier).where(eq(supplier.id, team.supplierId)).for("update");
  }
  const signedIn = tx.select({ one: sql`1` }).from(session).where(eq(session.userId, user.id));
  const owners = await tx
    .select({ id: user.id })
    .from(user)
    .where(
      and(
        membersOf(team),
        eq(user.role, "owner"),
        isNull(user.disabledAt),
        or(isNotNull(user.passwordHash), exists(signedIn)),
      ),
    )
    .orderBy(asc(user.id))
    .for("update");
  if (owners.some(({ id }) => id !== leaving.id)) return;
  throw new AppError("precondition_failed", "account.last_owner", {
    message: "Somebody must stay owner. Make another person owner first.",
  });
}
