import { sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { brand, leadTermMark } from "@/db/schema";
import type { Id } from "@/lib/core/id";

/** What a search needs to know of its brand. */
export interface SearchHome {
  /** Whose phone numbers need no prefix. */
  readonly country: string;
  /** Up to which lead names are indexed. Read beforehand, so that the planner knows how many come after it. */
  readonly mark: Id<"lead"> | null;
}

export async function readSearchHome(tx: Tx): Promise<SearchHome> {
  const [home] = await tx
    .select({ country: brand.country, mark: leadTermMark.leadId })
    .from(brand)
    .leftJoin(leadTermMark, sql`true`);
  return home ?? { country: "", mark: null };
}
