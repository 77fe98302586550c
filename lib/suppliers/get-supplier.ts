import { eq } from "drizzle-orm";
import * as z from "zod";
import { supplier } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import type { SupplierView } from "./schema";
import { toSupplierView } from "./to-supplier-view";

/** One supplier; a supplier's user sees only its own company. */
export const getSupplier = query({
  name: "supplier.get",
  permission: "supplier.read",
  input: z.object({ id: z.string() }),
  async run(tx, input): Promise<SupplierView> {
    const [row] = await tx
      .select()
      .from(supplier)
      .where(eq(supplier.id, requireId("supplier", input.id)));
    if (!row) throw notFound("supplier");
    return toSupplierView(row);
  },
});
