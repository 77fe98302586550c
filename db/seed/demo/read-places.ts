import { sql } from "drizzle-orm";
import { withPlatform } from "@/db/brand";
import type { SeedPlace } from "./make-lead";

/** Postal codes of a country, the larger towns more often than villages: people live there. */
export async function readPlaces(country: string): Promise<readonly SeedPlace[]> {
  const { rows } = await withPlatform("the demo's leads live at real postal codes", (tx) =>
    tx.execute<{ code: string; place: string; state: string }>(
      sql`select code, split_part(place, ',', 1) as place, state from postal_code where country = ${country} and state <> '' order by code`,
    ),
  );
  return rows;
}
