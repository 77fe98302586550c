import type { lead } from "@/db/schema";
import { toUuid } from "@/lib/core/id";
import type { DrawLead } from "@/lib/sales/lead-draft";

export type StoredLead = typeof lead.$inferSelect;

/** How a stored lead is drawn up to be sold again; null where it may not be: a test, erased, or without a place. */
export function drawStored(stored: StoredLead | undefined): DrawLead | null {
  if (!stored || stored.test || stored.erasedAt) return null;
  const { country, postalCode, state, lat, lng, fields, maxShares } = stored;
  const { emailKey, phoneKey, personKey } = stored;
  if (!country || !postalCode) return null;
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
