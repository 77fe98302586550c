import { eq } from "drizzle-orm";
import { savedView } from "@/db/schema";
import { refusingTaken } from "@/lib/runtime/refusing-taken";
import { command } from "@/lib/runtime/use-case";
import { lockView, NAME_TAKEN, toViewView } from "./lock-view";
import { renameViewInput, type ViewView } from "./view-schema";

export const renameView = command({
  name: "view.rename",
  permission: "view.manage_own",
  input: renameViewInput,
  async run(tx, { id, name }, ctx, audit): Promise<ViewView> {
    const before = await lockView(tx, ctx, id);
    await refusingTaken(NAME_TAKEN, () => tx.update(savedView).set({ name }).where(eq(savedView.id, id)));
    audit({ objectKind: "view", objectId: id, before: { name: before.name }, after: { name } });
    return toViewView({ ...before, name });
  },
});
