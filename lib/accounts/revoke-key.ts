import { eq } from "drizzle-orm";
import * as z from "zod";
import { apiKey } from "@/db/schema";
import { actorClass } from "@/lib/core/ctx";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { mayDo } from "@/lib/core/permissions";
import { command } from "@/lib/runtime/use-case";
import type { KeyView } from "./key-schema";
import { toKeyView } from "./make-api-key";
import { forgetApiKeys } from "./resolve-api-key";

/** Ends a key for good, at once in this process, within 5 s in others; a second time changes nothing. */
export const revokeKey = command({
  name: "key.revoke",
  permission: "key.manage_own",
  input: z.object({ id: z.string() }),
  async run(tx, input, ctx, audit): Promise<KeyView> {
    const id = requireId("key", input.id);
    const [key] = await tx.select().from(apiKey).where(eq(apiKey.id, id)).for("update");
    const own = key?.userId && "userId" in ctx.actor && key.userId === ctx.actor.userId;
    if (!key || !(own || mayDo(actorClass(ctx.actor), "account.manage_users"))) throw notFound("key");
    const revokedAt = key.revokedAt ?? ctx.now();
    if (!key.revokedAt) {
      await tx.update(apiKey).set({ revokedAt }).where(eq(apiKey.id, id));
      audit({ objectKind: "key", objectId: id, after: { revokedAt: revokedAt.toISOString() } });
      forgetApiKeys(tx);
    }
    return toKeyView({ ...key, revokedAt });
  },
});
