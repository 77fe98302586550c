import { and, desc, eq, lt } from "drizzle-orm";
import { apiKey } from "@/db/schema";
import { actorClass } from "@/lib/core/ctx";
import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/id";
import { idSchema } from "@/lib/core/id-schema";
import { decodeCursor, type Page, pageInput, toPage } from "@/lib/core/paging";
import { mayDo } from "@/lib/core/permissions";
import { query } from "@/lib/runtime/use-case";
import type { KeyView } from "./key-schema";
import { toKeyView } from "./make-api-key";

/** One's own keys, newest first; for operators who manage users, any user's. Revoked ones stay in the list. */
export const listKeys = query({
  name: "key.list",
  permission: "key.manage_own",
  input: pageInput.extend({ userId: idSchema("user").optional() }),
  async run(tx, input, ctx): Promise<Page<KeyView>> {
    const self = "userId" in ctx.actor ? ctx.actor.userId : undefined;
    const userId = input.userId ?? self;
    if (userId === undefined) throw notFound("user");
    if (userId !== self && !mayDo(actorClass(ctx.actor), "account.manage_users")) throw notFound("user");
    const after = decodeCursor(input.cursor)?.[0];
    const rows = await tx
      .select()
      .from(apiKey)
      .where(and(eq(apiKey.userId, userId), isId("key", after) ? lt(apiKey.id, after) : undefined))
      .orderBy(desc(apiKey.id))
      .limit(input.limit + 1);
    return toPage(rows, input.limit, (row) => [row.id], toKeyView);
  },
});
