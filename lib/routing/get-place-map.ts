import * as z from "zod";
import { query } from "@/lib/runtime/use-case";
import { loadPlaces } from "./load-places";
import { frameOf } from "./map-frame";
import type { PlaceMap } from "./map-schema";

/** Enough to know the country by its shape. */
const WIDTH = 48;

/** A postal code on the map of its country; null where it is not known, or lies too far out to be drawn. */
export const getPlaceMap = query({
  name: "place.get_map",
  permission: "lead.read",
  input: z.object({ country: z.string(), postalCode: z.string() }),
  async run(tx, { country, postalCode }): Promise<PlaceMap | null> {
    const { places } = await loadPlaces(tx);
    const place = places.findPlace(country, postalCode);
    const home = places.countries[places.findCountry(country)];
    if (place < 0 || !home) return null;
    const { width, height, dots, background } = frameOf(places, home, WIDTH);
    const dot = dots[place - home.from] ?? -1;
    if (dot < 0) return null;
    const x = dot % width;
    return { country, width, height, background, x, y: (dot - x) / width };
  },
});
