/** Postal geography, read once per process: the index of the engine and the directory of the intake's checks. */
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { dropSingleton, singleton } from "@/lib/core/registry";
import type { PostalDirectory } from "@/lib/leads/postal-directory";
import { createPlaces, type Places } from "./engine/places";

export interface Geography {
  readonly places: Places;
  readonly postal: PostalDirectory;
}

interface Row extends Record<string, unknown> {
  readonly country: string;
  readonly code: string;
  readonly place: string;
  readonly state: string;
  readonly lat: number;
  readonly lng: number;
}

/** The process's geography. The first caller's transaction reads it; the table belongs to no brand. */
export function loadPlaces(tx: Tx): Promise<Geography> {
  const loading = singleton("geography", () => read(tx));
  loading.catch(() => dropSingleton("geography"));
  return loading;
}

async function read(tx: Tx): Promise<Geography> {
  const { rows } = await tx.execute<Row>(sql`select country, code, place, state, lat, lng from postal_code`);
  const places = createPlaces({
    country: rows.map((row) => row.country),
    postalCode: rows.map((row) => row.code),
    state: rows.map((row) => row.state),
    lat: rows.map((row) => row.lat),
    lng: rows.map((row) => row.lng),
  });
  const cities = new Array<string>(rows.length);
  for (const row of rows) cities[places.findPlace(row.country, row.code)] = row.place;
  return { places, postal: toDirectory(places, cities) };
}

function toDirectory(places: Places, cities: readonly string[]): PostalDirectory {
  return {
    serves: (country) => places.findCountry(country) >= 0,
    find(country, postalCode) {
      const place = places.findPlace(country, postalCode);
      if (place < 0) return null;
      return {
        city: cities[place] ?? "",
        state: places.states[places.stateOf[place] ?? -1]?.code || null,
        lat: places.lat[place] ?? 0,
        lng: places.lng[place] ?? 0,
      };
    },
  };
}
