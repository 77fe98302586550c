import { lowerBound } from "./lower-bound";
import { latitudeSpan, leastProduct, longitudeSpan } from "./sphere";

interface Points {
  readonly lat: Float64Array;
  readonly lng: Float64Array;
  readonly vectors: Float64Array;
}

/** Height of a belt in degrees of latitude, about 28 km. */
const BELT = 0.25;
/** For what rounding may take away. */
const SLACK = 1e-9;

/**
 * Radius search within the places from … to − 1: they lie in belts of latitude, sorted by longitude within each, so that only
 * those near the circle are measured. Writes the places found and says how many.
 */
export function createRadiusSearch({ lat, lng, vectors }: Points, from: number, to: number) {
  const beltOf = (degrees: number): number => Math.floor(degrees / BELT);
  const order = Int32Array.from({ length: to - from }, (_, i) => from + i).sort(
    (a, b) => beltOf(lat[a] ?? 0) - beltOf(lat[b] ?? 0) || (lng[a] ?? 0) - (lng[b] ?? 0),
  );
  const lngs = Float64Array.from(order, (place) => lng[place] ?? 0);
  const firstBelt = beltOf(lat[order[0] ?? 0] ?? 0);
  const lastBelt = beltOf(lat[order.at(-1) ?? 0] ?? 0);
  const starts = new Int32Array(lastBelt - firstBelt + 2);
  for (let belt = firstBelt; belt <= lastBelt + 1; belt++) {
    starts[belt - firstBelt] = lowerBound(0, order.length, (i) => beltOf(lat[order[i] ?? 0] ?? 0) >= belt);
  }

  return (centre: number, km: number, into: Int32Array): number => {
    const centreLat = lat[centre] ?? 0;
    const centreLng = lng[centre] ?? 0;
    const height = latitudeSpan(km) + SLACK;
    const width = longitudeSpan(centreLat, km) + SLACK;
    // Over the date line longitudes jump: there the belt is measured whole.
    const west = centreLng - width < -180 || centreLng + width > 180 ? -180 : centreLng - width;
    const east = west === -180 ? 180 : centreLng + width;
    const least = leastProduct(km);
    const x = vectors[centre * 3] ?? 0;
    const y = vectors[centre * 3 + 1] ?? 0;
    const z = vectors[centre * 3 + 2] ?? 0;
    const high = Math.min(lastBelt, beltOf(centreLat + height));
    let n = 0;
    for (let belt = Math.max(firstBelt, beltOf(centreLat - height)); belt <= high; belt++) {
      const end = starts[belt - firstBelt + 1] ?? 0;
      const begin = lowerBound(starts[belt - firstBelt] ?? 0, end, (i) => (lngs[i] ?? 0) >= west);
      for (let i = begin; i < end && (lngs[i] ?? 0) <= east; i++) {
        const place = order[i] ?? 0;
        const v = place * 3;
        if (x * (vectors[v] ?? 0) + y * (vectors[v + 1] ?? 0) + z * (vectors[v + 2] ?? 0) >= least) {
          into[n++] = place;
        }
      }
    }
    return n;
  };
}
