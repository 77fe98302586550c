import type { user } from "@/db/schema";
import type { Actor } from "@/lib/core/ctx";
import type { CompanyRole, OperatorRole } from "@/lib/core/permissions";

type UserRow = Pick<typeof user.$inferSelect, "id" | "kind" | "role" | "buyerId" | "supplierId">;

/** An actor that is a person. */
export type UserActor = Extract<Actor, { kind: "operator" | "buyer" | "supplier" }>;

/** The table's checks hold kind, role and company together; a row that they let through is one of these. */
export function actorOfUser(row: UserRow): UserActor {
  const { id: userId, kind } = row;
  if (kind === "operator") return { kind, userId, role: row.role as OperatorRole };
  const role = row.role as CompanyRole;
  if (kind === "buyer" && row.buyerId) return { kind, userId, buyerId: row.buyerId, role };
  if (kind === "supplier" && row.supplierId) return { kind, userId, supplierId: row.supplierId, role };
  throw new Error(`user ${userId} has no company`);
}
