import { notFound } from "@/lib/core/errors";
import { command } from "@/lib/runtime/use-case";
import { endSessionsBut } from "./end-sessions-but";
import { endOtherSessionsInput } from "./settings-schema";

/** Signs the acting person out everywhere but here. Returns how many sessions were open. */
export const endOtherSessions = command({
  name: "account.end_other_sessions",
  permission: "account.read_self",
  input: endOtherSessionsInput,
  async run(tx, { keep }, ctx, audit): Promise<{ readonly ended: number }> {
    if (!("userId" in ctx.actor)) throw notFound("session");
    const { userId } = ctx.actor;
    const ended = await endSessionsBut(tx, userId, keep, ctx.now());
    audit({ objectKind: "user", objectId: userId, after: { sessionsEnded: ended } });
    return { ended };
  },
});
