import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { savedView } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { notFound } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import type { ViewView } from "./view-schema";

type ViewRow = typeof savedView.$inferSelect;

/** Whose views: one's own and nobody else's, an owner's neither. */
export function viewOwner(ctx: Ctx): Id<"user"> {
  if (!("userId" in ctx.actor)) throw notFound("view");
  return ctx.actor.userId;
}

/** One of the actor's own views, locked. */
export async function lockView(tx: Tx, ctx: Ctx, id: Id<"view">): Promise<ViewRow> {
  const [row] = await tx
    .select()
    .from(savedView)
    .where(and(eq(savedView.id, id), eq(savedView.userId, viewOwner(ctx))))
    .for("update");
  if (!row) throw notFound("view");
  return row;
}

export const toViewView = ({ id, page, name, query, isDefault }: ViewRow): ViewView => ({
  id,
  page,
  name,
  query,
  isDefault,
});

export const NAME_TAKEN = {
  constraint: "saved_view_name_unique",
  reason: "view.name_taken",
  field: "name",
  message: "A view of this name exists already.",
} as const;
