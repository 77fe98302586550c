import { eq } from "drizzle-orm";
import { bumpRouting } from "@/db/routing-version";
import { category, source, supplier } from "@/db/schema";
import { makeApiKey } from "@/lib/accounts/make-api-key";
import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { mapAnswer } from "@/lib/runtime/map-answer";
import { refusingTaken } from "@/lib/runtime/refusing-taken";
import { decryptSecret, encryptSecret, newSecret } from "@/lib/runtime/secrets";
import { command } from "@/lib/runtime/use-case";
import { readSourceView } from "./read-source-views";
import { createSourceInput, type NewSourceView } from "./schema";

export const SOURCE_NAME_TAKEN = {
  constraint: "source_name_unique",
  reason: "source.name_taken",
  field: "name",
  message: "This supplier has a source of this name already.",
};

/** Opens an inlet of a supplier into a category, with its first key. New sources start in test mode. */
export const createSource = mapAnswer(
  command({
    name: "source.create",
    permission: "source.manage",
    input: createSourceInput,
    async run(tx, input, ctx, audit) {
      const [owner] = await tx
        .select({ id: supplier.id })
        .from(supplier)
        .where(eq(supplier.id, input.supplierId));
      if (!owner) throw notFound("supplier");
      const [kind] = await tx
        .select({ archivedAt: category.archivedAt })
        .from(category)
        .where(eq(category.id, input.categoryId));
      if (!kind || kind.archivedAt) throw notFound("category");
      const row = { id: newId("source"), ...input, specToken: newSecret(16), createdAt: ctx.now() };
      const [made] = await refusingTaken(SOURCE_NAME_TAKEN, () => tx.insert(source).values(row).returning());
      if (!made) throw new Error("the source was not written");
      const { token } = await makeApiKey(tx, {
        name: input.name,
        test: false,
        owner: { sourceId: made.id },
        now: ctx.now(),
      });
      await bumpRouting(tx, "catalogue");
      audit({ objectKind: "source", objectId: made.id, after: input });
      return { ...(await readSourceView(tx, made)), sealed: encryptSecret(token) };
    },
  }),
  ({ sealed, ...view }): NewSourceView => ({ ...view, apiKey: decryptSecret(sealed) }),
);
