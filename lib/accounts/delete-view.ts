import { eq } from "drizzle-orm";
import { savedView } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { command } from "@/lib/runtime/use-case";
import { lockView } from "./lock-view";
import { viewIdInput } from "./view-schema";

export const deleteView = command({
  name: "view.delete",
  permission: "view.manage_own",
  input: viewIdInput,
  async run(tx, { id }, ctx, audit): Promise<{ readonly id: Id<"view"> }> {
    const { name } = await lockView(tx, ctx, id);
    await tx.delete(savedView).where(eq(savedView.id, id));
    audit({ objectKind: "view", objectId: id, before: { name } });
    return { id };
  },
});
