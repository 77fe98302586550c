import { and, desc, eq, ilike, lt, or } from "drizzle-orm";
import { supplier } from "@/db/schema";
import { cursorId, type Page, toPage } from "@/lib/core/paging";
import { likeLiteral } from "@/lib/runtime/like-literal";
import { query } from "@/lib/runtime/use-case";
import { listSuppliersInput, type SupplierView } from "./schema";
import { toSupplierView } from "./to-supplier-view";

/** The brand's suppliers, newest first. */
export const listSuppliers = query({
  name: "supplier.list",
  permission: "supplier.list",
  input: listSuppliersInput,
  async run(tx, { limit, cursor, q, status }): Promise<Page<SupplierView>> {
    const after = cursorId("supplier", cursor);
    const rows = await tx
      .select()
      .from(supplier)
      .where(
        and(
          after && lt(supplier.id, after),
          q ? or(ilike(supplier.name, part(q)), ilike(supplier.email, part(q))) : undefined,
          status && eq(supplier.status, status),
        ),
      )
      .orderBy(desc(supplier.id))
      .limit(limit + 1);
    return toPage(rows, limit, (row) => [row.id], toSupplierView);
  },
});

const part = (q: string): string => `%${likeLiteral(q)}%`;
