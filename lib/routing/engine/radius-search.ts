import { firstAtLeast, lowerBound } from "./lower-bound";
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
 * those near the circle are measured. Writes the places found from position `at` on and says where they end; one position
 * more than there are places must be free.
 */
export function createRadiusSearch({ lat, lng, vectors }: Points, from: number, to: number) {
  const beltOf = (degrees: number): number => Math.floor(degrees / BELT);
  const order = Int32Array.from({ length: to - from }, (_, i) => from + i).sort(
    (a, b) => beltOf(lat[a] ?? 0) - beltOf(lat[b] ?? 0) || (lng[a] ?? 0) - (lng[b] ?? 0),
  );
  const lngs = new Float64Array(order.length);
  // Points in the order that they are measured in: read in a row they cost a third.
  const points = new Float64Array(order.length * 3);
  for (let i = 0; i < order.length; i++) {
    const place = order[i] ?? 0;
    lngs[i] = lng[place] ?? 0;
    for (let axis = 0; axis < 3; axis++) points[i * 3 + axis] = vectors[place * 3 + axis] ?? 0;
  }
  const firstBelt = beltOf(lat[order[0] ?? 0] ?? 0);
  const lastBelt = beltOf(lat[order.at(-1) ?? 0] ?? 0);
  const starts = new Int32Array(lastBelt - firstBelt + 2);
  for (let belt = firstBelt; belt <= lastBelt + 1; belt++) {
    starts[belt - firstBelt] = lowerBound(0, order.length, (i) => beltOf(lat[order[i] ?? 0] ?? 0) >= belt);
  }

  return (centre: number, km: number, into: Int32Array, at: number): number => {
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
    let n = at;
    for (let belt = Math.max(firstBelt, beltOf(centreLat - height)); belt <= high; belt++) {
      const end = starts[belt - firstBelt + 1] ?? 0;
      const begin = firstAtLeast(lngs, starts[belt - firstBelt] ?? 0, end, west);
      for (let i = begin; i < end && (lngs[i] ?? 0) <= east; i++) {
        const v = i * 3;
        const product = x * (points[v] ?? 0) + y * (points[v + 1] ?? 0) + z * (points[v + 2] ?? 0);
        into[n] = order[i] ?? 0;
        n += Number(product >= least);
      }
    }
    return n;
  };
}
