import { and, eq, sql } from "drizzle-orm";
import * as z from "zod";
import { lead } from "@/db/schema";
import { drawVolume } from "@/lib/routing/draw-volume";
import { loadPlaces } from "@/lib/routing/load-places";
import type { VolumeMap } from "@/lib/routing/map-schema";
import { query } from "@/lib/runtime/use-case";
import { periodSchema } from "./figures-schema";
import { periodCtes } from "./period-slots";

export interface UnsoldArea {
  readonly country: string;
  /** As in ISO 3166-2, without the country; "" where the place is in none. */
  readonly state: string;
  readonly unsold: number;
}

export interface UnsoldAreas {
  readonly total: number;
  /** Areas with unsold leads, those with the most first. */
  readonly areas: readonly UnsoldArea[];
  readonly maps: readonly VolumeMap[];
}

/** Where leads of the period found no buyer: where demand is missing. */
export const getUnsoldAreas = query({
  name: "unsold_area.get",
  permission: "lead.read",
  input: z.object({ days: periodSchema }),
  async run(tx, { days }, ctx): Promise<UnsoldAreas> {
    const ctes = periodCtes({ timeZone: ctx.brand.timeZone, now: ctx.now(), days });
    const { rows } = await tx.execute<{ country: string; state: string; code: string; count: number }>(sql`
      with ${ctes}
      select ${lead.country} as country, coalesce(${lead.state}, '') as state, ${lead.postalCode} as code, count(*)::int as count
      from ${lead}
      where ${and(eq(lead.status, "unsold"), sql`not ${lead.test}`, sql`${lead.receivedAt} >= (select starts from edge)`)}
      group by 1, 2, 3`);
    const { places } = await loadPlaces(tx);
    const byArea = Map.groupBy(rows, ({ country, state }) => `${country} ${state}`);
    const areas = [...byArea.values()].map((mine) => ({
      country: mine[0]?.country ?? "",
      state: mine[0]?.state ?? "",
      unsold: mine.reduce((sum, { count }) => sum + count, 0),
    }));
    return {
      total: areas.reduce((sum, { unsold }) => sum + unsold, 0),
      areas: areas.toSorted((a, b) => b.unsold - a.unsold),
      maps: drawVolume(
        rows.map(({ country, code, count }) => ({ country, postalCode: code, count })),
        places,
      ),
    };
  },
});
