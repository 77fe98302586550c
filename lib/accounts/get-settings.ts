import { eq, sql } from "drizzle-orm";
import * as z from "zod";
import { user } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { query } from "@/lib/runtime/use-case";
import type { Settings } from "./settings-schema";

/** What the acting person has set for themselves. */
export const getSettings = query({
  name: "account.get_settings",
  permission: "account.read_self",
  input: z.object({}),
  async run(tx, _input, ctx): Promise<Settings> {
    if (!("userId" in ctx.actor)) throw notFound("user");
    const [row] = await tx
      .select({
        name: user.name,
        email: user.email,
        locale: user.locale,
        timeZone: user.timeZone,
        hasPassword: sql<boolean>`${user.passwordHash} is not null`,
      })
      .from(user)
      .where(eq(user.id, ctx.actor.userId));
    if (!row) throw notFound("user");
    return row;
  },
});
