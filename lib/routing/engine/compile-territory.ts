/**
 * A territory compiled for one question: does it cover this lead? The index answers it for most contracts beforehand
 * (`expandTerritory`); what it does not answer is asked here, as are contracts edited since and leads of unknown places.
 */
import type { Territory, TerritoryRow } from "@/lib/routing/schema";
import type { IntList } from "./int-list";
import { firstAtLeast } from "./lower-bound";
import type { Places } from "./places";
import { leastProduct } from "./sphere";

const KM_PER_MILE = 1.609344;

/** Where a lead is. `place` and `state` are numbers of `Places` or −1; the vector is its point on the unit sphere. */
export interface Where {
  country: string;
  postalCode: string;
  stateCode: string;
  place: number;
  state: number;
  x: number;
  y: number;
  z: number;
}

export type CompiledRow =
  | { readonly kind: "country"; readonly country: string }
  | { readonly kind: "states"; readonly country: string; readonly states: readonly string[] }
  | {
      readonly kind: "postal";
      readonly country: string;
      /** Known codes as places, ascending: from … to − 1 of the list. Codes that no place has are kept as text. */
      readonly places: IntList;
      readonly from: number;
      readonly to: number;
      readonly unknown: readonly string[];
      readonly prefixes: readonly string[];
      /** Pairs [from, to) of places, one per prefix. */
      readonly ranges: readonly number[];
    }
  | {
      readonly kind: "radius";
      readonly country: string;
      /** −1: the centre is no known place, and the row covers nothing. */
      readonly centre: number;
      readonly km: number;
      readonly least: number;
      /** Those of all places. */
      readonly vectors: Float64Array;
    };

export interface CompiledTerritory {
  readonly includes: readonly CompiledRow[];
  readonly excludes: readonly CompiledRow[];
}

const NO_ROWS: readonly CompiledRow[] = [];
const NO_CODES: readonly string[] = [];
const NO_RANGES: readonly number[] = [];

/** `codes` takes the places of all postal rows, of this territory and others. */
export function compileTerritory(territory: Territory, places: Places, codes: IntList): CompiledTerritory {
  let includes = NO_ROWS;
  let excludes = NO_ROWS;
  for (const row of territory) {
    const compiled = compileRow(row, places, codes);
    // Arrays of the right size at once: a pushed one has room for 17.
    if (row.effect === "include") includes = includes === NO_ROWS ? [compiled] : [...includes, compiled];
    else excludes = excludes === NO_ROWS ? [compiled] : [...excludes, compiled];
  }
  return { includes, excludes };
}

/** The one string object that stands for a country: comparing the same object is comparing an address. */
export function canonicalCountry(places: Places, country: string): string {
  return places.countries[places.findCountry(country)]?.code ?? country;
}

function compileRow(row: TerritoryRow, places: Places, codes: IntList): CompiledRow {
  const country = canonicalCountry(places, row.country);
  switch (row.kind) {
    case "country":
      return { kind: "country", country };
    case "states":
      return { kind: "states", country, states: row.states };
    case "postal": {
      let unknown: string[] | undefined;
      const find = places.finderOf(row.country);
      const from = codes.length;
      let ascending = true;
      for (const code of row.codes) {
        const place = find(code);
        if (place < 0) {
          unknown ??= [];
          unknown.push(code);
        } else {
          if (codes.length > from && place < (codes.values[codes.length - 1] ?? 0)) ascending = false;
          codes.push(place);
        }
      }
      if (!ascending) codes.values.subarray(from, codes.length).sort();
      return {
        kind: "postal",
        country,
        places: codes,
        from,
        to: codes.length,
        unknown: unknown ?? NO_CODES,
        prefixes: row.prefixes,
        ranges:
          row.prefixes.length === 0
            ? NO_RANGES
            : row.prefixes.flatMap((prefix) => places.prefixRange(row.country, prefix)),
      };
    }
    case "radius": {
      const centre = places.findPlace(row.country, row.postalCode);
      const km = row.unit === "mi" ? row.distance * KM_PER_MILE : row.distance;
      return {
        kind: "radius",
        country,
        centre,
        km,
        least: leastProduct(km),
        vectors: places.vectors,
      };
    }
  }
}

export function covers(territory: CompiledTerritory, where: Where): boolean {
  for (const row of territory.excludes) if (matches(row, where)) return false;
  for (const row of territory.includes) if (matches(row, where)) return true;
  return false;
}

function matches(row: CompiledRow, where: Where): boolean {
  if (row.country !== where.country) return false;
  switch (row.kind) {
    case "country":
      return true;
    case "states":
      return row.states.includes(where.stateCode);
    case "radius":
      return row.centre >= 0 && isNear(row.vectors, row.centre * 3, where, row.least);
    case "postal":
      return where.place >= 0
        ? inRanges(row.ranges, where.place) || inSorted(row.places.values, row.from, row.to, where.place)
        : row.unknown.includes(where.postalCode) ||
            row.prefixes.some((prefix) => where.postalCode.startsWith(prefix));
  }
}

function isNear(vectors: Float64Array, at: number, { x, y, z }: Where, least: number): boolean {
  return (vectors[at] ?? 0) * x + (vectors[at + 1] ?? 0) * y + (vectors[at + 2] ?? 0) * z >= least;
}

function inRanges(ranges: readonly number[], place: number): boolean {
  for (let i = 0; i < ranges.length; i += 2) {
    if (place >= (ranges[i] ?? 0) && place < (ranges[i + 1] ?? 0)) return true;
  }
  return false;
}

function inSorted(sorted: Int32Array, from: number, to: number, value: number): boolean {
  const at = firstAtLeast(sorted, from, to, value);
  return at < to && sorted[at] === value;
}
