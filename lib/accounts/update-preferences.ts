import { eq, sql } from "drizzle-orm";
import { user } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { command } from "@/lib/runtime/use-case";
import { type Preferences, preferencesSchema, updatePreferencesInput } from "./preferences-schema";

/** Sets some of the acting person's preferences; the others, known or not, stay. */
export const updatePreferences = command({
  name: "account.update_preferences",
  permission: "account.read_self",
  input: updatePreferencesInput,
  async run(tx, changes, ctx, audit): Promise<Preferences> {
    if (!("userId" in ctx.actor)) throw notFound("user");
    const { userId } = ctx.actor;
    const [row] = await tx
      .update(user)
      // In the database, so that two pages that set different ones at once both win.
      .set({ preferences: sql`${user.preferences} || ${JSON.stringify(changes)}::jsonb` })
      .where(eq(user.id, userId))
      .returning({ preferences: user.preferences });
    if (!row) throw notFound("user");
    audit({ objectKind: "user", objectId: userId, after: changes });
    return preferencesSchema.parse(row.preferences);
  },
});
