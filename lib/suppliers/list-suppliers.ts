import { desc, lt } from "drizzle-orm";
import { supplier } from "@/db/schema";
import { cursorId, type Page, pageInput, toPage } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import type { SupplierView } from "./schema";
import { toSupplierView } from "./to-supplier-view";

/** The brand's suppliers, newest first. */
export const listSuppliers = query({
  name: "supplier.list",
  permission: "supplier.list",
  input: pageInput,
  async run(tx, { limit, cursor }): Promise<Page<SupplierView>> {
    const after = cursorId("supplier", cursor);
    const rows = await tx
      .select()
      .from(supplier)
      .where(after && lt(supplier.id, after))
      .orderBy(desc(supplier.id))
      .limit(limit + 1);
    return toPage(rows, limit, (row) => [row.id], toSupplierView);
  },
});
