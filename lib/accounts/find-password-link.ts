import { and, eq, isNull } from "drizzle-orm";
import * as z from "zod";
import { signInLink, user } from "@/db/schema";
import { query } from "@/lib/runtime/use-case";
import { isOpenLink } from "./spend-link";

/** Whose new password a link is for, for whoever holds it; null where it was used, is too old or never was one. */
export const findPasswordLink = query({
  name: "account.find_password_link",
  permission: "account.sign_in",
  input: z.object({ token: z.string() }),
  async run(tx, { token }, ctx): Promise<{ readonly email: string } | null> {
    const [row] = await tx
      .select({ email: user.email })
      .from(signInLink)
      .innerJoin(user, eq(user.id, signInLink.userId))
      .where(and(isOpenLink(token, "password", ctx.now()), isNull(user.disabledAt)));
    return row ?? null;
  },
});
