import { sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { savedView } from "@/db/schema";

/** Takes saved views away that look for one of these people by email address or phone number. */
export async function forgetSearches(tx: Tx, knownBy: readonly string[]): Promise<void> {
  if (knownBy.length === 0) return;
  // As an address writes them: "erika%40example.org".
  const written = knownBy.map((known) => new URLSearchParams({ q: known }).toString().slice(2).toLowerCase());
  await tx.delete(savedView).where(
    sql`exists (select from jsonb_array_elements_text(${JSON.stringify(written)}::jsonb) t (known)
      where position(t.known in lower(${savedView.query})) > 0)`,
  );
}
