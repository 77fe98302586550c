import { and, desc, eq, lt } from "drizzle-orm";
import { source } from "@/db/schema";
import { idSchema } from "@/lib/core/id-schema";
import { cursorId, type Page, pageInput, toPage } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import { readSourceViews } from "./read-source-views";
import type { SourceView } from "./schema";

/** Sources, newest first; a supplier's user sees only its own. */
export const listSources = query({
  name: "source.list",
  permission: "source.read",
  input: pageInput.extend({
    supplierId: idSchema("supplier").optional(),
    categoryId: idSchema("category").optional(),
  }),
  async run(tx, { limit, cursor, supplierId, categoryId }): Promise<Page<SourceView>> {
    const after = cursorId("source", cursor);
    const rows = await tx
      .select()
      .from(source)
      .where(
        and(
          after && lt(source.id, after),
          supplierId && eq(source.supplierId, supplierId),
          categoryId && eq(source.categoryId, categoryId),
        ),
      )
      .orderBy(desc(source.id))
      .limit(limit + 1);
    const page = toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => row,
    );
    return { data: await readSourceViews(tx, page.data), nextCursor: page.nextCursor };
  },
});
