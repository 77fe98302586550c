/** What goes into the use cases of accounts and what comes out. Client-safe. */
import * as z from "zod";
import { LOCALES } from "@/lib/core/ctx";
import type { Id } from "@/lib/core/id";
import { idSchema } from "@/lib/core/id-schema";
import { COMPANY_ROLES, OPERATOR_ROLES } from "@/lib/core/permissions";

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** Signing in asks only for what could be right; what is wrong with it is not told. */
export const signInInput = z.object({
  email: emailSchema,
  password: z.string().min(1).max(PASSWORD_MAX),
});

export const linkRequestInput = z.object({ email: emailSchema });
export const linkInput = z.object({ token: z.string().min(20).max(100) });

const person = {
  email: emailSchema,
  name: z.string().trim().min(1).max(200),
  /** Without one the user signs in by mail link. */
  password: z.string().min(PASSWORD_MIN).max(PASSWORD_MAX).optional(),
  locale: z.enum(LOCALES).optional(),
};
const buyerId = idSchema("buyer");
const supplierId = idSchema("supplier");

export const createUserInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("operator"), role: z.enum(OPERATOR_ROLES), ...person }),
  z.object({ kind: z.literal("buyer"), role: z.enum(COMPANY_ROLES), buyerId, ...person }),
  z.object({ kind: z.literal("supplier"), role: z.enum(COMPANY_ROLES), supplierId, ...person }),
]);
export type CreateUserInput = z.output<typeof createUserInput>;

/** Unknown address, wrong password, disabled user, used or expired link: all read "refused". */
export type SignInOutcome =
  | { readonly kind: "signed_in"; readonly sessionId: Id<"session">; readonly portal: Portal }
  | { readonly kind: "refused" }
  | { readonly kind: "throttled"; readonly retryAfterSeconds: number };

/** The signed-in people's three portals, named as the kinds of actor. */
export type Portal = "operator" | "buyer" | "supplier";
