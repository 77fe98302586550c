/** A country on a grid of dots, one for each postal code or several that fall together. */
import type { PlaceCountry, Places } from "./engine/places";

export interface MapFrame {
  readonly width: number;
  readonly height: number;
  /** Per place of the country, from its first: the dot's number on the grid, −1 outside the frame. */
  readonly dots: Int32Array;
  /** SVG path data: every dot of the country. */
  readonly background: string;
}

const frames = new WeakMap<Places, Map<string, MapFrame>>();

/** @param width In dots: a wide grid shows more, a narrow one is drawn with less. */
export function frameOf(places: Places, country: PlaceCountry, width: number): MapFrame {
  const known = frames.get(places) ?? new Map<string, MapFrame>();
  frames.set(places, known);
  const key = `${country.code} ${width}`;
  const frame = known.get(key) ?? makeFrame(places, country, width);
  known.set(key, frame);
  return frame;
}

function makeFrame(places: Places, { from, to }: PlaceCountry, width: number): MapFrame {
  const margin = Math.ceil(width / 75);
  const [south, north] = extent(places.lat.slice(from, to));
  const [west, east] = extent(places.lng.slice(from, to));
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (width - 2 * margin) / Math.max((east - west) * squeeze, 1e-6);
  const height = Math.ceil((north - south) * scale) + 2 * margin;
  const dots = new Int32Array(to - from);
  for (let place = from; place < to; place++) {
    const x = Math.round(((places.lng[place] ?? 0) - west) * squeeze * scale) + margin;
    const y = Math.round((north - (places.lat[place] ?? 0)) * scale) + margin;
    dots[place - from] = x >= 0 && x < width && y >= 0 && y < height ? y * width + x : -1;
  }
  const all = new Set(dots);
  all.delete(-1);
  return { width, height, dots, background: dotPath([...all], width) };
}

/** Where a country lies. Far islands would shrink the rest to a stamp: they are counted, not drawn. */
function extent(values: Float64Array): readonly [number, number] {
  const sorted = values.toSorted();
  const at = (share: number): number => sorted[Math.round((sorted.length - 1) * share)] ?? 0;
  const [low, high, least, most] = [at(0.015), at(0.985), at(0), at(1)];
  const room = (high - low) * 0.08;
  return most - least > (high - low) * 1.6 ? [low - room, high + room] : [least, most];
}

/** Dots as one path: a move and a line for each row of neighbours, which round caps make a dot or a bar. */
export function dotPath(dots: readonly number[], width: number): string {
  const sorted = dots.toSorted((a, b) => a - b);
  let path = "";
  let [px, py] = [0, 0];
  for (let i = 0; i < sorted.length; i++) {
    const first = sorted[i] ?? 0;
    let last = first;
    while (sorted[i + 1] === last + 1 && (last + 1) % width !== 0) {
      last++;
      i++;
    }
    const x = first % width;
    const y = (first - x) / width;
    const [dx, dy] = [x - px, y - py];
    path += `${path === "" ? `M${x} ${y}` : `m${dx}${dy < 0 ? "" : " "}${dy}`}h${last - first}`;
    [px, py] = [x + last - first, y];
  }
  return path;
}
