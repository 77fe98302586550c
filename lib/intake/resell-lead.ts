import { eq } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { lead } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import type { LeadStatus } from "@/lib/leads/schema";
import { queueLead } from "@/lib/sales/sale-queue";
import { drawStored } from "./draw-stored";

/**
 * Routes a stored lead again (unsold, listed, held, or sold with places left): a process, for jobs and operators' use cases
 * to call outside a transaction. Whoever had the lead gets it no more.
 * @returns its status and number of new sales, or null where no such lead may be sold (a test, rejected, erased)
 */
export async function resellLead(
  brandId: Id<"brand">,
  leadId: Id<"lead">,
  at?: Date,
): Promise<{ readonly status: LeadStatus; readonly newSales: number } | null> {
  const stored = await withBrand({ brandId, readOnly: true }, async (tx) => {
    const [row] = await tx.select().from(lead).where(eq(lead.id, leadId));
    return row;
  });
  const draw = drawStored(stored);
  if (!draw) return null;
  const result = await queueLead(brandId, draw, at);
  return result.kind === "settled" ? { status: result.status, newSales: result.sales.length } : null;
}
