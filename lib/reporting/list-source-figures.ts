import * as z from "zod";
import { lead } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import { readSuppliedCounts, type SuppliedCounts } from "./read-supplied-counts";

export type SourceFigures = SuppliedCounts<Id<"source">>;
export type SupplierFigures = SuppliedCounts<Id<"supplier">>;

/** A supplier's sources with their figures of today and of 30 days; a source without leads is not in the list. */
export const listSourceFigures = query({
  name: "source.list_figures",
  permission: "source.read",
  input: z.object({ supplierId: z.string() }),
  async run(tx, input, ctx): Promise<readonly SourceFigures[]> {
    return readSuppliedCounts(tx, ctx, lead.sourceId, [requireId("supplier", input.supplierId)]);
  },
});

/** The same for whole suppliers, a page of them. */
export const listSupplierFigures = query({
  name: "supplier.list_figures",
  permission: "supplier.list",
  input: z.object({ supplierIds: z.array(z.string()).max(200) }),
  async run(tx, input, ctx): Promise<readonly SupplierFigures[]> {
    const ids = input.supplierIds.map((id) => requireId("supplier", id));
    return readSuppliedCounts(tx, ctx, lead.supplierId, ids);
  },
});
