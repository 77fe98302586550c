import { and, desc, eq, lt, type SQL } from "drizzle-orm";
import { source } from "@/db/schema";
import { cursorId, type Page, toPage } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import { readSourceViews } from "./read-source-views";
import { listSourcesInput, type SOURCE_STATES, type SourceView } from "./schema";

/** Sources, newest first; a supplier's user sees only its own. */
export const listSources = query({
  name: "source.list",
  permission: "source.read",
  input: listSourcesInput,
  async run(tx, { limit, cursor, supplierId, categoryId, state }): Promise<Page<SourceView>> {
    const after = cursorId("source", cursor);
    const rows = await tx
      .select()
      .from(source)
      .where(
        and(
          after && lt(source.id, after),
          supplierId && eq(source.supplierId, supplierId),
          categoryId && eq(source.categoryId, categoryId),
          state && stateIs(state),
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

function stateIs(state: (typeof SOURCE_STATES)[number]): SQL | undefined {
  if (state === "disabled") return eq(source.status, "disabled");
  return and(eq(source.status, "active"), eq(source.mode, state));
}
