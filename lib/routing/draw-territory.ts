import { canonicalCountry, compileTerritory, covers, type Where } from "./engine/compile-territory";
import { IntList } from "./engine/int-list";
import type { Places } from "./engine/places";
import { dotPath, frameOf } from "./map-frame";
import type { TerritoryMap } from "./map-schema";
import type { Territory } from "./schema";

const WIDTH = 300;

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
    const frame = frameOf(places, country, WIDTH);
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
        covered: dotPath([...covered], frame.width),
        cutOut: dotPath([...cut], frame.width),
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
