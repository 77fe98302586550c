import { and, desc, eq, ilike, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { category } from "@/db/schema";
import { cursorId, type Page, pageInput, toPage } from "@/lib/core/paging";
import { likeLiteral } from "@/lib/runtime/like-literal";
import { query } from "@/lib/runtime/use-case";
import type { CategoryView } from "./category-schema";
import { toCategoryView } from "./to-category-view";

/** The brand's categories, newest first; archived ones only when asked for. */
export const listCategories = query({
  name: "category.list",
  permission: "category.read",
  input: pageInput.extend({
    key: z.string().optional(),
    q: z.string().trim().max(120).optional().meta({ description: "A part of a name or of the key." }),
    archived: z
      .enum(["true", "false", "only"])
      .default("false")
      .meta({ description: "true: archived ones too; only: no others." }),
  }),
  async run(tx, { limit, cursor, key, q, archived }, ctx): Promise<Page<CategoryView>> {
    const after = cursorId("category", cursor);
    const rows = await tx
      .select()
      .from(category)
      .where(
        and(
          after && lt(category.id, after),
          key === undefined ? undefined : eq(category.key, key),
          q ? named(q) : undefined,
          isArchived(archived),
        ),
      )
      .orderBy(desc(category.id))
      .limit(limit + 1);
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => toCategoryView(row, ctx),
    );
  },
});

/** In any language: who looks for "Solar" need not know in which. */
function named(q: string): SQL | undefined {
  const part = `%${likeLiteral(q)}%`;
  const name = (language: "en" | "de") => ilike(sql`${category.name}->>${language}`, part);
  return or(ilike(category.key, part), name("en"), name("de"));
}

function isArchived(archived: "true" | "false" | "only"): SQL | undefined {
  if (archived === "true") return undefined;
  return archived === "only" ? isNotNull(category.archivedAt) : isNull(category.archivedAt);
}
