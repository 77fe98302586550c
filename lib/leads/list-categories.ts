import { and, desc, eq, isNull, lt } from "drizzle-orm";
import * as z from "zod";
import { category } from "@/db/schema";
import { cursorId, type Page, pageInput, toPage } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import type { CategoryView } from "./category-schema";
import { toCategoryView } from "./to-category-view";

/** The brand's categories, newest first; archived ones only when asked for. */
export const listCategories = query({
  name: "category.list",
  permission: "category.read",
  input: pageInput.extend({
    key: z.string().optional(),
    archived: z.enum(["true", "false"]).default("false").meta({ description: "true: archived ones too." }),
  }),
  async run(tx, { limit, cursor, key, archived }, ctx): Promise<Page<CategoryView>> {
    const after = cursorId("category", cursor);
    const rows = await tx
      .select()
      .from(category)
      .where(
        and(
          after && lt(category.id, after),
          key === undefined ? undefined : eq(category.key, key),
          archived === "true" ? undefined : isNull(category.archivedAt),
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
