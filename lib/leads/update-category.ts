import { and, eq, ne } from "drizzle-orm";
import * as z from "zod";
import type { Tx } from "@/db/brand";
import { bumpRouting } from "@/db/routing-version";
import { category, contract } from "@/db/schema";
import { AppError, notFound } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import { command, parseInput } from "@/lib/runtime/use-case";
import { type CategoryView, changedCategory } from "./category-schema";
import { numberFields } from "./number-fields";
import { toCategoryView } from "./to-category-view";

/**
 * Changes a category; what is left out stays. Key, types and numbers of fields are for ever; a field that a contract filters
 * by cannot go.
 * @throws AppError category.field_type_fixed, category.field_in_use
 */
export const updateCategory = command({
  name: "category.update",
  permission: "category.manage",
  input: z.looseObject({ id: z.string() }),
  async run(tx, { id: given, ...changes }, ctx, audit): Promise<CategoryView> {
    const id = requireId("category", given);
    const [before] = await tx.select().from(category).where(eq(category.id, id)).for("update");
    if (!before) throw notFound("category");
    const archivedBefore = before.archivedAt !== null;
    const { archived, ...merged } = parseInput(changedCategory, {
      ...before,
      archived: archivedBefore,
      ...changes,
    });
    const { fields, next } = numberFields(merged.fields, before.fields, before.nextFieldNumber);
    const kept = new Set(fields.map(({ key }) => key));
    const removed = before.fields.map(({ key }) => key).filter((key) => !kept.has(key));
    if (removed.length > 0) await assertNotFilteredBy(tx, id, removed);
    const archivedAt = archived ? (before.archivedAt ?? ctx.now()) : null;
    const [after] = await tx
      .update(category)
      .set({ ...merged, fields, nextFieldNumber: next, archivedAt })
      .where(eq(category.id, id))
      .returning();
    if (!after) throw notFound("category");
    await bumpRouting(tx, "catalogue");
    const view = toCategoryView(after, ctx);
    // The minimum price is there twice, once in its currency.
    const { minimumPrice: _old, ...was } = toCategoryView(before, ctx);
    const { minimumPrice: _new, ...is } = view;
    audit({ objectKind: "category", objectId: id, before: was, after: is });
    return view;
  },
});

/** The little that has to be known here of a filter: which fields it names. */
const namedFields = z.array(z.object({ conditions: z.array(z.object({ field: z.string() })) })).catch([]);

async function assertNotFilteredBy(
  tx: Tx,
  categoryId: Id<"category">,
  removed: readonly string[],
): Promise<void> {
  const contracts = await tx
    .select({ number: contract.number, filters: contract.filters })
    .from(contract)
    .where(and(eq(contract.categoryId, categoryId), ne(contract.status, "archived")));
  for (const { number, filters } of contracts) {
    const named = namedFields.parse(filters).flatMap((group) => group.conditions.map(({ field }) => field));
    const field = removed.find((key) => named.includes(key));
    if (field === undefined) continue;
    throw new AppError("conflict", "category.field_in_use", {
      message: `Contract ${number} filters by "${field}". Change the contract first.`,
      facts: { field, contractNumber: number },
    });
  }
}
