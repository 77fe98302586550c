/** Shapes of teams: the people of a brand, or of one company. Client-safe. */
import * as z from "zod";
import { LOCALES } from "@/lib/core/ctx";
import type { Id } from "@/lib/core/id";
import { idSchema } from "@/lib/core/id-schema";
import { COMPANY_ROLES, OPERATOR_ROLES } from "@/lib/core/permissions";
import { emailSchema, PASSWORD_MAX, PASSWORD_MIN } from "./schema";

export const INVITE_DAYS = 7;

/** Whose people: the brand's own, a buyer's or a supplier's. */
export const teamInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("operator") }),
  z.object({ kind: z.literal("buyer"), buyerId: idSchema("buyer") }),
  z.object({ kind: z.literal("supplier"), supplierId: idSchema("supplier") }),
]);
export type Team = z.output<typeof teamInput>;

const person = {
  email: emailSchema,
  /** The person changes it on accepting; left out, the address stands in. */
  name: z.string().trim().max(200).optional(),
  locale: z.enum(LOCALES).optional(),
};
export const invitation = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("operator"), role: z.enum(OPERATOR_ROLES), ...person }),
  z.object({
    kind: z.literal("buyer"),
    buyerId: idSchema("buyer"),
    role: z.enum(COMPANY_ROLES),
    ...person,
  }),
  z.object({
    kind: z.literal("supplier"),
    supplierId: idSchema("supplier"),
    role: z.enum(COMPANY_ROLES),
    ...person,
  }),
]);
export type Invitation = z.output<typeof invitation>;

/** Of the brand's host as the browser has it, "https://sonne.example": where the link in the mail leads. From the door. */
export const originInput = z.object({ origin: z.url() });

export const acceptInviteInput = z.object({
  token: z.string().min(20).max(100),
  name: z.string().trim().min(1).max(200),
  password: z.string().min(PASSWORD_MIN).max(PASSWORD_MAX),
});

/** A person of a team. */
export interface UserView {
  readonly id: Id<"user">;
  readonly name: string;
  readonly email: string;
  readonly role: (typeof OPERATOR_ROLES)[number] | (typeof COMPANY_ROLES)[number];
  readonly createdAt: Date;
  /** Until when the invitation can be accepted; null: accepted, or made without one. */
  readonly invitedUntil: Date | null;
  /** The last use of any session; null: never signed in. */
  readonly lastSeenAt: Date | null;
  readonly openSessions: number;
}
