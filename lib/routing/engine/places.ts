/**
 * Postal geography: every known postal code is a *place*, numbered in order of country and code, so that a country is a
 * range of places and a prefix is a smaller one.
 */

import { lowerBound } from "./lower-bound";
import { createRadiusSearch } from "./radius-search";
import { toVector } from "./sphere";

/** One row per postal code, column by column. `state` is the second half of ISO 3166-2, or "". Degrees. */
export interface PlaceColumns {
  readonly country: readonly string[];
  readonly postalCode: readonly string[];
  readonly state: readonly string[];
  readonly lat: ArrayLike<number>;
  readonly lng: ArrayLike<number>;
}

export interface PlaceCountry {
  readonly code: string;
  /** Places of the country: from … to − 1. */
  readonly from: number;
  readonly to: number;
  /** Numbers of its states. Places without a state share one with code "". */
  readonly states: readonly number[];
}

export interface PlaceState {
  readonly code: string;
  readonly country: number;
  readonly places: Int32Array;
}

export interface Places {
  readonly count: number;
  readonly countries: readonly PlaceCountry[];
  readonly states: readonly PlaceState[];
  /** Per place: number of its state, and its coordinates in degrees. */
  readonly stateOf: Int32Array;
  readonly lat: Float64Array;
  readonly lng: Float64Array;
  /** Per place three numbers: its point on the unit sphere. */
  readonly vectors: Float64Array;
  /** Numbers, or −1 where nothing of that name is known. */
  findCountry(country: string): number;
  findState(country: string, state: string): number;
  findPlace(country: string, postalCode: string): number;
  /** The same for a list of codes of one country, faster where they are next to each other. */
  finderOf(country: string): (postalCode: string) => number;
  postalCodeOf(place: number): string;
  /** The places of a country whose code begins so: a range [from, to). */
  prefixRange(country: string, prefix: string): readonly [number, number];
  /**
   * Writes the places of the centre's country at most so far from it, by great circle, in no order, from position `at` (0) on
   * and says where they end. The buffer needs room for every place of the country and one more.
   */
  within(centre: number, km: number, into: Int32Array, at?: number): number;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function createPlaces(columns: PlaceColumns): Places {
  const count = columns.postalCode.length;
  const at = <T>(column: ArrayLike<T>, i: number): T => column[i] as T;
  const order = Array.from({ length: count }, (_, i) => i).sort(
    (a, b) =>
      compare(at(columns.country, a), at(columns.country, b)) ||
      compare(at(columns.postalCode, a), at(columns.postalCode, b)),
  );
  const codes = order.map((i) => at(columns.postalCode, i));
  const lat = Float64Array.from(order, (i) => at(columns.lat, i));
  const lng = Float64Array.from(order, (i) => at(columns.lng, i));
  const vectors = new Float64Array(count * 3);
  for (let i = 0; i < count; i++) vectors.set(toVector(at(lat, i), at(lng, i)), i * 3);
  const stateOf = new Int32Array(count);

  const countries: { code: string; from: number; to: number; states: number[] }[] = [];
  const states: { code: string; country: number; places: number[] }[] = [];
  const countryIndex = new Map<string, number>();
  const stateIndex = new Map<string, number>();
  for (let place = 0; place < count; place++) {
    const row = at(order, place);
    const code = at(columns.country, row);
    let country = countries.at(-1);
    if (country?.code !== code) {
      country = { code, from: place, to: place, states: [] };
      countryIndex.set(code, countries.length);
      countries.push(country);
    }
    country.to = place + 1;
    const stateKey = `${code}-${at(columns.state, row)}`;
    let state = stateIndex.get(stateKey);
    if (state === undefined) {
      state = states.length;
      stateIndex.set(stateKey, state);
      states.push({ code: at(columns.state, row), country: countries.length - 1, places: [] });
      country.states.push(state);
    }
    states[state]?.places.push(place);
    stateOf[place] = state;
  }

  const finders = countries.map((country) => createFinder(codes, country.from, country.to));
  const searches = countries.map(({ from, to }) => createRadiusSearch({ lat, lng, vectors }, from, to));
  const rangeOf = (country: string): PlaceCountry | undefined => countries[countryIndex.get(country) ?? -1];

  return {
    count,
    countries,
    states: states.map((state) => ({ ...state, places: Int32Array.from(state.places) })),
    stateOf,
    lat,
    lng,
    vectors,
    findCountry: (country) => countryIndex.get(country) ?? -1,
    findState: (country, state) => stateIndex.get(`${country}-${state}`) ?? -1,
    finderOf(country) {
      const range = rangeOf(country);
      const find = finders[countryIndex.get(country) ?? -1];
      if (!range || !find) return () => -1;
      let next = range.from;
      return (postalCode) => {
        const place = codes[next] === postalCode ? next : find(postalCode);
        if (place >= 0 && place + 1 < range.to) next = place + 1;
        return place;
      };
    },
    findPlace: (country, postalCode) => finders[countryIndex.get(country) ?? -1]?.(postalCode) ?? -1,
    postalCodeOf: (place) => codes[place] ?? "",
    prefixRange(country, prefix) {
      const range = rangeOf(country);
      if (!range) return [0, 0];
      const from = lowerBound(range.from, range.to, (place) => (codes[place] ?? "") >= prefix);
      return [from, lowerBound(from, range.to, (place) => !(codes[place] ?? "").startsWith(prefix))];
    },
    within(centre, km, into, at = 0) {
      const country = states[stateOf[centre] ?? -1]?.country ?? -1;
      return searches[country]?.(centre, km, into, at) ?? at;
    },
  };
}

/** Code → place within one country. Codes of one length and digits only are an index into a table: building reads millions. */
function createFinder(codes: readonly string[], from: number, to: number): (code: string) => number {
  const length = codes[from]?.length ?? 0;
  const plain = new RegExp(`^\\d{${length}}$`);
  let regular = length > 0 && length <= 6;
  for (let place = from; regular && place < to; place++) regular = plain.test(codes[place] ?? "");
  if (!regular) {
    const map = new Map<string, number>();
    for (let place = from; place < to; place++) map.set(codes[place] ?? "", place);
    return (code) => map.get(code) ?? -1;
  }
  const table = new Int32Array(10 ** length).fill(-1);
  for (let place = from; place < to; place++) table[Number(codes[place])] = place;
  return (code) => {
    if (code.length !== length) return -1;
    let value = 0;
    for (let i = 0; i < length; i++) {
      const digit = code.charCodeAt(i) - 48;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return table[value] ?? -1;
  };
}
