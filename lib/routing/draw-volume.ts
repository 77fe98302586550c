import type { Places } from "./engine/places";
import { dotPath, frameOf } from "./map-frame";
import type { VolumeMap } from "./map-schema";

export interface PlaceCount {
  readonly country: string;
  readonly postalCode: string;
  readonly count: number;
}

/** Coarse: where much is, not which street. */
const WIDTH = 84;
/** Of the largest dot, what a dot of each size has at least. */
const SHARES = { 1: 0, 2: 0.2, 3: 0.6 } as const;

/** A map for each country that has any, the one with the most first. Codes that are not known have no dot. */
export function drawVolume(counts: readonly PlaceCount[], places: Places): VolumeMap[] {
  const byCountry = [...Map.groupBy(counts, ({ country }) => country)].toSorted(
    ([, a], [, b]) => totalOf(b) - totalOf(a),
  );
  return byCountry.flatMap(([code, mine]): VolumeMap[] => {
    const country = places.countries[places.findCountry(code)];
    if (!country) return [];
    const frame = frameOf(places, country, WIDTH);
    const volume = new Map<number, number>();
    for (const { postalCode, count } of mine) {
      const place = places.findPlace(code, postalCode);
      const dot = place < 0 ? -1 : (frame.dots[place - country.from] ?? -1);
      if (dot >= 0) volume.set(dot, (volume.get(dot) ?? 0) + count);
    }
    const { width, height, background } = frame;
    return [{ country: code, width, height, background, sizes: sizesOf(volume, width) }];
  });
}

const totalOf = (counts: readonly PlaceCount[]): number => counts.reduce((sum, { count }) => sum + count, 0);

function sizesOf(volume: ReadonlyMap<number, number>, width: number): VolumeMap["sizes"] {
  const most = Math.max(0, ...volume.values());
  const leastOf = (size: 1 | 2 | 3) => Math.max(size, Math.ceil(most * SHARES[size]));
  return ([1, 2, 3] as const).flatMap((size) => {
    const below = size === 3 ? Number.POSITIVE_INFINITY : leastOf((size + 1) as 2 | 3);
    const dots = [...volume].filter(([, count]) => count >= leastOf(size) && count < below);
    if (dots.length === 0) return [];
    return [
      {
        size,
        from: leastOf(size),
        path: dotPath(
          dots.map(([dot]) => dot),
          width,
        ),
      },
    ];
  });
}
