import { asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { category, stage } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";

/** How many stages a category can have: half the positions, so that the other half is free while they are put in order. */
export const MAX_STAGES = 50;

/** A category's stages in order. Locks the category, so that two people do not order them at once. */
export async function lockStages(tx: Tx, categoryId: Id<"category">): Promise<(typeof stage.$inferSelect)[]> {
  const [owner] = await tx
    .select({ id: category.id })
    .from(category)
    .where(eq(category.id, categoryId))
    .for("update");
  if (!owner) throw notFound("category");
  return tx.select().from(stage).where(eq(stage.categoryId, categoryId)).orderBy(asc(stage.position));
}

/** Gives a category's stages the positions 0, 1, 2 … in this order. */
export async function orderStages(
  tx: Tx,
  current: readonly (typeof stage.$inferSelect)[],
  order: readonly Id<"stage">[],
): Promise<void> {
  const isAt = new Map(current.map(({ id, position }) => [id, position]));
  const moved = order.flatMap((id, position) => (isAt.get(id) === position ? [] : [{ id, position }]));
  // No two stages may ever stand on one position, not even between two statements.
  for (const { id, position } of moved) {
    await tx
      .update(stage)
      .set({ position: MAX_STAGES + position })
      .where(eq(stage.id, id));
  }
  for (const { id, position } of moved) await tx.update(stage).set({ position }).where(eq(stage.id, id));
}
