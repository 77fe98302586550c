import { eq } from "drizzle-orm";
import { bumpRouting } from "@/db/routing-version";
import { source } from "@/db/schema";
import { forgetApiKeys } from "@/lib/accounts/resolve-api-key";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { refusingTaken } from "@/lib/runtime/refusing-taken";
import { command } from "@/lib/runtime/use-case";
import { SOURCE_NAME_TAKEN } from "./create-source";
import { readSourceView } from "./read-source-views";
import { type SourceView, updateSourceInput } from "./schema";

/** Renames a source, takes it live or back to test, disables or enables it. */
export const updateSource = command({
  name: "source.update",
  permission: "source.manage",
  input: updateSourceInput,
  async run(tx, { id: given, ...changes }, _ctx, audit): Promise<SourceView> {
    const id = requireId("source", given);
    const [before] = await tx.select().from(source).where(eq(source.id, id)).for("update");
    if (!before) throw notFound("source");
    if (Object.values(changes).every((value) => value === undefined)) return readSourceView(tx, before);
    const [after] = await refusingTaken(SOURCE_NAME_TAKEN, () =>
      tx.update(source).set(changes).where(eq(source.id, id)).returning(),
    );
    if (!after) throw notFound("source");
    await bumpRouting(tx, "catalogue");
    forgetApiKeys(tx);
    const { name, mode, status } = before;
    audit({ objectKind: "source", objectId: id, before: { name, mode, status }, after: changes });
    return readSourceView(tx, after);
  },
});
