import { eq } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { constraintOf } from "@/db/brand";
import { buyer, supplier, user } from "@/db/schema";
import { AppError, notFound } from "@/lib/core/errors";
import { type Id, newId } from "@/lib/core/id";
import { command } from "@/lib/runtime/use-case";
import { hashPassword } from "./password";
import { type CreateUserInput, createUserInput } from "./schema";

/**
 * A step: a person's account. `passwordHash` instead of a password: hashing takes its time and belongs before the transaction
 * where there are many.
 */
export async function insertUser(
  tx: Tx,
  input: Omit<CreateUserInput, "password"> & Partial<{ buyerId: Id<"buyer">; supplierId: Id<"supplier"> }>,
  passwordHash: string | null,
): Promise<Id<"user">> {
  const id = newId("user");
  const { kind, role, email, name, locale, buyerId, supplierId } = input;
  try {
    await tx.insert(user).values({ id, kind, role, email, name, locale, buyerId, supplierId, passwordHash });
  } catch (error) {
    if (constraintOf(error) !== "app_user_email_unique") throw error;
    throw new AppError("conflict", "account.email_taken", {
      message: "Somebody signs in with this address already.",
      errors: [{ field: "email", code: "taken", message: "Somebody signs in with this address already." }],
    });
  }
  return id;
}

/** Gives a person an account at the brand: an operator, or a user of a buyer or supplier. */
export const createUser = command({
  name: "account.create_user",
  permission: "account.manage_users",
  input: createUserInput,
  run: async (tx, input, ctx, audit) => {
    await assertMayGive(tx, input, ctx.actor.kind === "operator" ? ctx.actor.role : "owner");
    const { password, ...rest } = input;
    const id = await insertUser(tx, rest, password === undefined ? null : await hashPassword(password));
    audit({ objectKind: "user", objectId: id, after: { kind: input.kind, role: input.role } });
    return { id };
  },
});

async function assertMayGive(tx: Tx, input: CreateUserInput, giver: string): Promise<void> {
  if (input.kind === "operator") {
    // Else a manager could make an owner and be one.
    if (input.role === "owner" && giver !== "owner") {
      throw new AppError("forbidden", "account.owner_only", { message: "Only an owner makes an owner." });
    }
    return;
  }
  const [company] =
    input.kind === "buyer"
      ? await tx.select({ id: buyer.id }).from(buyer).where(eq(buyer.id, input.buyerId))
      : await tx.select({ id: supplier.id }).from(supplier).where(eq(supplier.id, input.supplierId));
  if (!company) throw notFound(input.kind);
}
