/** Distances on the earth taken as a sphere. Points are unit vectors: their product falls as their distance grows. */
const EARTH_KM = 6371.0088;
const RAD = Math.PI / 180;

/** The unit vector of a point given in degrees. */
export function toVector(lat: number, lng: number): readonly [number, number, number] {
  const flat = Math.cos(lat * RAD);
  return [flat * Math.cos(lng * RAD), flat * Math.sin(lng * RAD), Math.sin(lat * RAD)];
}

/** The least product of two unit vectors that are at most so far apart. */
export function leastProduct(km: number): number {
  return Math.cos(Math.min(Math.PI, km / EARTH_KM));
}

/** How many degrees of latitude a distance is. */
export function latitudeSpan(km: number): number {
  return km / EARTH_KM / RAD;
}

/** How many degrees of longitude a circle around a point of that latitude reaches to either side; 180: all around. */
export function longitudeSpan(lat: number, km: number): number {
  const angle = km / EARTH_KM;
  const flat = Math.cos(lat * RAD);
  if (Math.abs(lat) * RAD + angle >= Math.PI / 2) return 180;
  return Math.asin(Math.min(1, Math.sin(angle) / flat)) / RAD;
}
