import { eq } from "drizzle-orm";
import * as z from "zod";
import { user } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { query } from "@/lib/runtime/use-case";
import { type Preferences, preferencesSchema } from "./preferences-schema";

/** What the acting person wants; what was never set is as the product has it. */
export const getPreferences = query({
  name: "account.get_preferences",
  permission: "account.read_self",
  input: z.object({}),
  async run(tx, _input, ctx): Promise<Preferences> {
    if (!("userId" in ctx.actor)) throw notFound("user");
    const [row] = await tx
      .select({ preferences: user.preferences })
      .from(user)
      .where(eq(user.id, ctx.actor.userId));
    if (!row) throw notFound("user");
    return preferencesSchema.parse(row.preferences);
  },
});
