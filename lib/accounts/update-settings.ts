import { eq } from "drizzle-orm";
import { user } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { command } from "@/lib/runtime/use-case";
import { type Settings, updateSettingsInput } from "./settings-schema";

/** Language and time zone of the acting person. */
export const updateSettings = command({
  name: "account.update_settings",
  permission: "account.read_self",
  input: updateSettingsInput,
  async run(tx, { locale, timeZone }, ctx, audit): Promise<Settings> {
    if (!("userId" in ctx.actor)) throw notFound("user");
    const { userId } = ctx.actor;
    const [before] = await tx.select().from(user).where(eq(user.id, userId)).for("update");
    if (!before) throw notFound("user");
    await tx.update(user).set({ locale, timeZone }).where(eq(user.id, userId));
    audit({
      objectKind: "user",
      objectId: userId,
      before: { locale: before.locale, timeZone: before.timeZone },
      after: { locale, timeZone },
    });
    return {
      name: before.name,
      email: before.email,
      locale,
      timeZone,
      hasPassword: before.passwordHash !== null,
    };
  },
});
