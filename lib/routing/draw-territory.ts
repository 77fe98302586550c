import { canonicalCountry, compileTerritory, covers, type Where } from "./engine/compile-territory";
import { IntList } from "./engine/int-list";
import type { PlaceCountry, Places } from "./engine/places";
import type { TerritoryMap } from "./map-schema";
import type { Territory } from "./schema";

const WIDTH = 300;
const MARGIN = 4;

interface Frame {
  readonly width: number;
  readonly height: number;
  /** Per place of the country, from its first: the dot's number on the grid, −1 outside the frame. */
  readonly dots: Int32Array;
  readonly background: string;
}

const frames = new WeakMap<Places, Map<string, Frame>>();

/**
 * A map for each country that the territory names. Dots lie on a grid, so that thousands of codes make a short path; counts are of
 * codes, not of dots.
 */
export function drawTerritory(territory: Territory, places: Places): TerritoryMap[] {
  const compiled = compileTerritory(territory, places, new IntList());
  const included = compileTerritory(
    territory.filter(({ effect }) => effect === "include"),
    places,
    new IntList(),
  );
  const codes = [...new Set(territory.map(({ country }) => country))];
  return codes.flatMap((code): TerritoryMap[] => {
    const country = places.countries[places.findCountry(code)];
    if (!country) return [];
    const frame = frameOf(places, country);
    const covered = new Set<number>();
    const cut = new Set<number>();
    const counts = new Map<number, number>();
    let coveredCount = 0;
    const where = emptyWhere();
    for (let place = country.from; place < country.to; place++) {
      setWhere(where, places, place);
      const dot = frame.dots[place - country.from] ?? -1;
      if (covers(compiled, where)) {
        coveredCount++;
        counts.set(where.state, (counts.get(where.state) ?? 0) + 1);
        if (dot >= 0) covered.add(dot);
      } else if (dot >= 0 && covers(included, where)) cut.add(dot);
    }
    for (const dot of covered) cut.delete(dot);
    return [
      {
        country: code,
        width: frame.width,
        height: frame.height,
        background: frame.background,
        covered: pathOf([...covered], frame.width),
        cutOut: pathOf([...cut], frame.width),
        coveredCount,
        total: country.to - country.from,
        byState: [...counts]
          .map(([state, count]) => ({
            state: places.states[state]?.code ?? "",
            covered: count,
            total: places.states[state]?.places.length ?? 0,
          }))
          .filter(({ state }) => state !== "")
          .toSorted((a, b) => b.covered - a.covered),
      },
    ];
  });
}

function emptyWhere(): Where {
  return { country: "", postalCode: "", stateCode: "", place: -1, state: -1, x: 0, y: 0, z: 0 };
}

function setWhere(where: Where, places: Places, place: number): void {
  const state = places.stateOf[place] ?? -1;
  where.place = place;
  where.state = state;
  where.stateCode = places.states[state]?.code ?? "";
  where.country = canonicalCountry(places, places.countries[places.states[state]?.country ?? -1]?.code ?? "");
  where.postalCode = places.postalCodeOf(place);
  where.x = places.vectors[place * 3] ?? 0;
  where.y = places.vectors[place * 3 + 1] ?? 0;
  where.z = places.vectors[place * 3 + 2] ?? 0;
}

function frameOf(places: Places, country: PlaceCountry): Frame {
  const known = frames.get(places) ?? new Map<string, Frame>();
  frames.set(places, known);
  const frame = known.get(country.code) ?? makeFrame(places, country);
  known.set(country.code, frame);
  return frame;
}

function makeFrame(places: Places, { from, to }: PlaceCountry): Frame {
  const [south, north] = extent(places.lat.slice(from, to));
  const [west, east] = extent(places.lng.slice(from, to));
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 2 * MARGIN) / Math.max((east - west) * squeeze, 1e-6);
  const height = Math.ceil((north - south) * scale) + 2 * MARGIN;
  const dots = new Int32Array(to - from);
  for (let place = from; place < to; place++) {
    const x = Math.round(((places.lng[place] ?? 0) - west) * squeeze * scale) + MARGIN;
    const y = Math.round((north - (places.lat[place] ?? 0)) * scale) + MARGIN;
    dots[place - from] = x >= 0 && x < WIDTH && y >= 0 && y < height ? y * WIDTH + x : -1;
  }
  const all = new Set(dots);
  all.delete(-1);
  return { width: WIDTH, height, dots, background: pathOf([...all], WIDTH) };
}

/** Where a country lies. Far islands would shrink the rest to a stamp: they are counted, not drawn. */
function extent(values: Float64Array): readonly [number, number] {
  const sorted = values.toSorted();
  const at = (share: number): number => sorted[Math.round((sorted.length - 1) * share)] ?? 0;
  const [low, high, least, most] = [at(0.015), at(0.985), at(0), at(1)];
  const room = (high - low) * 0.08;
  return most - least > (high - low) * 1.6 ? [low - room, high + room] : [least, most];
}

/** Dots as one path: a move and a line of no length each, which a round cap makes a point. */
function pathOf(dots: readonly number[], width: number): string {
  let path = "";
  let [px, py] = [0, 0];
  for (const dot of dots.toSorted((a, b) => a - b)) {
    const x = dot % width;
    const y = (dot - x) / width;
    const [dx, dy] = [x - px, y - py];
    path += path === "" ? `M${x} ${y}h0` : `m${dx}${dy < 0 ? "" : " "}${dy}h0`;
    [px, py] = [x, y];
  }
  return path;
}
