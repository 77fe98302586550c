import { eq } from "drizzle-orm";
import { user } from "@/db/schema";
import { actorClass } from "@/lib/core/ctx";
import { AppError, notFound } from "@/lib/core/errors";
import { mayDo } from "@/lib/core/permissions";
import { mapAnswer } from "@/lib/runtime/map-answer";
import { decryptSecret, encryptSecret } from "@/lib/runtime/secrets";
import { command } from "@/lib/runtime/use-case";
import { createKeyInput, type NewKeyView } from "./key-schema";
import { makeApiKey } from "./make-api-key";

/** Makes a key for oneself or, by operators who manage users, for another user of the brand. */
export const createKey = mapAnswer(
  command({
    name: "key.create",
    permission: "key.manage_own",
    input: createKeyInput,
    async run(tx, input, ctx, audit) {
      const self = "userId" in ctx.actor ? ctx.actor.userId : undefined;
      const userId = input.userId ?? self;
      if (userId === undefined)
        throw new AppError("invalid", "key.no_user", { message: "Say for which user." });
      if (userId !== self && !mayDo(actorClass(ctx.actor), "account.manage_users")) throw notFound("user");
      const [owner] = await tx.select({ disabledAt: user.disabledAt }).from(user).where(eq(user.id, userId));
      if (!owner || owner.disabledAt) throw notFound("user");
      const { view, token } = await makeApiKey(tx, {
        name: input.name,
        test: false,
        owner: { userId },
        now: ctx.now(),
      });
      audit({
        objectKind: "key",
        objectId: view.id,
        after: { name: view.name, prefix: view.prefix, userId },
      });
      return { ...view, sealed: encryptSecret(token) };
    },
  }),
  ({ sealed, ...view }): NewKeyView => ({ ...view, apiKey: decryptSecret(sealed) }),
);
