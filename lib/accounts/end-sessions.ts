import * as z from "zod";
import { requireId } from "@/lib/core/id-schema";
import { command } from "@/lib/runtime/use-case";
import { closeSessions } from "./close-sessions";
import { lockUser } from "./lock-team";

/** Signs a person of the team out everywhere. Returns how many sessions were open. */
export const endSessions = command({
  name: "account.end_sessions",
  permission: "account.manage_team",
  input: z.object({ id: z.string() }),
  async run(tx, input, ctx, audit): Promise<{ ended: number }> {
    const { id } = await lockUser(tx, ctx, requireId("user", input.id));
    const ended = await closeSessions(tx, id, ctx.now());
    audit({ objectKind: "user", objectId: id, after: { sessionsEnded: ended } });
    return { ended };
  },
});
