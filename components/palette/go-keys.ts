import type { Place } from "./palette-types";

export interface GoKey extends Place {
  /** Pressed after "g". */
  readonly key: string;
}

/** A letter for each place, from its address, so that it is the same in every language: the first one that is still free. */
export function goKeys(places: readonly Place[], home: string): GoKey[] {
  const taken = new Set<string>();
  return places.flatMap((place): GoKey[] => {
    const [path = ""] = place.href.split("?");
    const name = path === home ? "overview" : path.slice(home.length + 1);
    const key = [...name].find((letter) => /[a-z]/.test(letter) && !taken.has(letter));
    if (key === undefined) return [];
    taken.add(key);
    return [{ ...place, key }];
  });
}
