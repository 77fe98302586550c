import { eq } from "drizzle-orm";
import * as z from "zod";
import { user } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import { COMPANY_ROLES, OPERATOR_ROLES } from "@/lib/core/permissions";
import { command } from "@/lib/runtime/use-case";
import { assertMayTouchOwner, assertOwnerLeft, lockUser, teamOf } from "./lock-team";
import { forgetApiKeys } from "./resolve-api-key";

/**
 * Gives a person another role, which holds from their next request on.
 * @throws AppError account.last_owner, account.owner_only; invalid where the team knows no such role
 */
export const changeRole = command({
  name: "account.change_role",
  permission: "account.manage_team",
  input: z.object({ id: z.string(), role: z.enum([...OPERATOR_ROLES, ...COMPANY_ROLES]) }),
  async run(tx, { id: given, role }, ctx, audit): Promise<{ id: Id<"user">; name: string }> {
    const row = await lockUser(tx, ctx, requireId("user", given));
    const known: readonly string[] = row.kind === "operator" ? OPERATOR_ROLES : COMPANY_ROLES;
    if (!known.includes(role)) {
      throw new AppError("invalid", "input.invalid", {
        errors: [{ field: "role", code: "invalid_choice", message: "is no role of this team" }],
      });
    }
    if (row.role === role) return { id: row.id, name: row.name };
    if (row.role === "owner" || role === "owner") assertMayTouchOwner(ctx, teamOf(row));
    if (row.role === "owner") await assertOwnerLeft(tx, row);
    await tx.update(user).set({ role }).where(eq(user.id, row.id));
    forgetApiKeys(tx);
    audit({ objectKind: "user", objectId: row.id, before: { role: row.role }, after: { role } });
    return { id: row.id, name: row.name };
  },
});
