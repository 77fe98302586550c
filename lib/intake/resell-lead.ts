import { eq } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { lead } from "@/db/schema";
import { type Id, toUuid } from "@/lib/core/id";
import type { LeadStatus } from "@/lib/leads/schema";
import type { DrawLead } from "@/lib/sales/lead-draft";
import { queueLead } from "@/lib/sales/sale-queue";

type StoredLead = typeof lead.$inferSelect;

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
  if (!stored || stored.test || stored.erasedAt || !stored.country || !stored.postalCode) return null;
  const result = await queueLead(brandId, drawStored(stored, stored.country, stored.postalCode), at);
  return result.kind === "settled" ? { status: result.status, newSales: result.sales.length } : null;
}

function drawStored(stored: StoredLead, country: string, postalCode: string): DrawLead {
  const { emailKey, phoneKey, personKey, state, lat, lng, fields, maxShares } = stored;
  return (snapshot) => {
    const source = snapshot.catalogue.sources.get(stored.sourceId);
    if (!source) throw new Error("the source of a stored lead is gone");
    return {
      catalogue: snapshot.catalogue,
      category: source.category,
      id: toUuid("lead", stored.id),
      isNew: false,
      test: false,
      inlet: source.inlet,
      facts: {
        categoryId: toUuid("category", stored.categoryId),
        sourceId: source.id,
        country,
        postalCode,
        state,
        lat,
        lng,
        fields,
        maxShares,
      },
      row: { emailKey, phoneKey, personKey },
    };
  };
}
