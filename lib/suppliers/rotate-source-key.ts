import { and, eq, isNull } from "drizzle-orm";
import { apiKey, source } from "@/db/schema";
import { makeApiKey } from "@/lib/accounts/make-api-key";
import { forgetApiKeys } from "@/lib/accounts/resolve-api-key";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { mapAnswer } from "@/lib/runtime/map-answer";
import { decryptSecret, encryptSecret } from "@/lib/runtime/secrets";
import { command } from "@/lib/runtime/use-case";
import { readSourceView } from "./read-source-views";
import { type NewSourceView, rotateSourceKeyInput } from "./schema";

/** Gives a source a new key and ends the old one of the same kind. Suppliers' owners do it for their own sources. */
export const rotateSourceKey = mapAnswer(
  command({
    name: "source.rotate_key",
    permission: "source.rotate_key",
    input: rotateSourceKeyInput,
    async run(tx, input, ctx, audit) {
      const id = requireId("source", input.id);
      const [row] = await tx.select().from(source).where(eq(source.id, id)).for("update");
      const foreign = ctx.actor.kind === "supplier" && ctx.actor.supplierId !== row?.supplierId;
      if (!row || foreign) throw notFound("source");
      await tx
        .update(apiKey)
        .set({ revokedAt: ctx.now() })
        .where(and(eq(apiKey.sourceId, id), eq(apiKey.test, input.test), isNull(apiKey.revokedAt)));
      const { view, token } = await makeApiKey(tx, {
        name: row.name,
        test: input.test,
        owner: { sourceId: id },
        now: ctx.now(),
      });
      forgetApiKeys(tx);
      audit({ objectKind: "source", objectId: id, after: { keyId: view.id, prefix: view.prefix } });
      return { ...(await readSourceView(tx, row)), sealed: encryptSecret(token) };
    },
  }),
  ({ sealed, ...view }): NewSourceView => ({ ...view, apiKey: decryptSecret(sealed) }),
);
