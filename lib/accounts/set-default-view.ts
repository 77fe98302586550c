import { and, eq } from "drizzle-orm";
import { savedView } from "@/db/schema";
import { command } from "@/lib/runtime/use-case";
import { lockView, toViewView } from "./lock-view";
import { setDefaultViewInput, type ViewView } from "./view-schema";

/** The view a list opens with, one at most; or none again. */
export const setDefaultView = command({
  name: "view.set_default",
  permission: "view.manage_own",
  input: setDefaultViewInput,
  async run(tx, { id, isDefault }, ctx, audit): Promise<ViewView> {
    const view = await lockView(tx, ctx, id);
    if (isDefault) {
      await tx
        .update(savedView)
        .set({ isDefault: false })
        .where(
          and(
            eq(savedView.userId, view.userId),
            eq(savedView.page, view.page),
            eq(savedView.isDefault, true),
          ),
        );
    }
    await tx.update(savedView).set({ isDefault }).where(eq(savedView.id, id));
    audit({ objectKind: "view", objectId: id, before: { isDefault: view.isDefault }, after: { isDefault } });
    return toViewView({ ...view, isDefault });
  },
});
