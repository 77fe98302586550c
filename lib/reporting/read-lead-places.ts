import { inArray } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { lead } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import type { Place } from "./schema";

export type LeadPlaces = ReadonlyMap<Id<"lead">, Place>;

/** Where leads are, for lists that name them without a person. A step; row security keeps it to who may see them. */
export async function readLeadPlaces(tx: Tx, leadIds: readonly Id<"lead">[]): Promise<LeadPlaces> {
  if (leadIds.length === 0) return new Map();
  const rows = await tx
    .select({
      id: lead.id,
      country: lead.country,
      postalCode: lead.postalCode,
      city: lead.city,
      state: lead.state,
      lat: lead.lat,
      lng: lead.lng,
    })
    .from(lead)
    .where(inArray(lead.id, [...new Set(leadIds)]));
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}
