import { and, eq } from "drizzle-orm";
import { savedView } from "@/db/schema";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { refusingTaken } from "@/lib/runtime/refusing-taken";
import { command } from "@/lib/runtime/use-case";
import { NAME_TAKEN, toViewView, viewOwner } from "./lock-view";
import { saveViewInput, VIEWS_MAX, type ViewView } from "./view-schema";

/** Keeps a list's filters and order under a name. */
export const saveView = command({
  name: "view.save",
  permission: "view.manage_own",
  input: saveViewInput,
  async run(tx, { page, name, query }, ctx, audit): Promise<ViewView> {
    const userId = viewOwner(ctx);
    // A list of another portal is not there for this person.
    if (!page.startsWith(`/${ctx.actor.kind}/`)) throw notFound("page");
    const mine = and(eq(savedView.userId, userId), eq(savedView.page, page));
    if ((await tx.$count(savedView, mine)) >= VIEWS_MAX) {
      throw new AppError("limit_exceeded", "view.too_many", {
        message: `A list has at most ${VIEWS_MAX} views.`,
        facts: { most: VIEWS_MAX },
      });
    }
    const [row] = await refusingTaken(NAME_TAKEN, () =>
      tx
        .insert(savedView)
        .values({ id: newId("view"), userId, page, name, query })
        .returning(),
    );
    if (!row) throw notFound("view");
    audit({ objectKind: "view", objectId: row.id, after: { page, name } });
    return toViewView(row);
  },
});
