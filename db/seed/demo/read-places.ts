import { sql } from "drizzle-orm";
import { withPlatform } from "@/db/brand";
import type { SeedPlace } from "./make-lead";

/** German postal codes of offices and firms that get much mail carry their name; nobody lives there. */
const GERMAN_TOWN =
  "^((Bad|Sankt|Groß|Klein|Markt) )?[A-ZÄÖÜ][a-zäöüß]+([-/][A-ZÄÖÜ][a-zäöüß]+)*( (am|an der|im|in der|unter|bei|vor der) [A-ZÄÖÜ][a-zäöüß]+)?$";
const GERMAN_OFFICE =
  "(bank|kasse|amt|gericht|verwaltung|versicherung|fürsorge|verband|verlag|werke|zentrale|zentrum|kammer|direktion|[Bb]üro|rundfunk|klinik|institut|polizei|ministerium|versand|dienst)";

/** Postal codes of a country, the larger towns more often than villages: people live there. */
export async function readPlaces(country: string): Promise<readonly SeedPlace[]> {
  const { rows } = await withPlatform("the demo's leads live at real postal codes", (tx) =>
    tx.execute<{ code: string; place: string; state: string }>(
      sql`
        select code, town as place, state
        from postal_code, split_part(place, ',', 1) as town
        where country = ${country} and state <> ''
          and (country <> 'DE' or (town ~ ${GERMAN_TOWN} and town !~ ${GERMAN_OFFICE}))
        order by code`,
    ),
  );
  return rows;
}
