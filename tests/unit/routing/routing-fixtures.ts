/** Places, contracts and a reference implementation for the routing tests: plain, slow, and written from the rules alone. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import type { Field, FieldValue } from "@/lib/leads/schema";
import {
  type CategorySpec,
  type ContractSpec,
  compileSnapshot,
  createPlaces,
  explainTrail,
  type LeadFacts,
  type Places,
  type ProposeOptions,
  propose,
  type Snapshot,
  type StageSpec,
} from "@/lib/routing";
import type { Condition, TerritoryRow } from "@/lib/routing/schema";

/** A Friday, 11:30 in Berlin. */
export const NOW = Date.UTC(2026, 10, 20, 10, 30);
const label = { en: "", de: "" };
const field = (number: number, key: string, type: Field["type"], choices?: string[]): Field => ({
  key,
  number,
  type,
  label,
  required: false,
  preview: true,
  personal: false,
  ...(choices ? { choices: choices.map((value) => ({ value, label })) } : {}),
});
export const FIELDS: readonly Field[] = [
  field(3, "area", "number"),
  field(7, "note", "text"),
  field(12, "heating", "choice", ["gas", "oil", "wood"]),
  field(13, "wishes", "multi_choice", ["roof", "wall", "floor"]),
  field(20, "owner", "boolean"),
  field(21, "movesOn", "date"),
  field(22, "budget", "money"),
];

export interface PlaceRow {
  readonly country: string;
  readonly postalCode: string;
  readonly state: string;
  readonly lat: number;
  readonly lng: number;
}

export function placesOf(rows: readonly PlaceRow[]): Places {
  return createPlaces({
    country: rows.map((row) => row.country),
    postalCode: rows.map((row) => row.postalCode),
    state: rows.map((row) => row.state),
    lat: rows.map((row) => row.lat),
    lng: rows.map((row) => row.lng),
  });
}

export function readPlaceRows(): PlaceRow[] {
  const file = path.join(import.meta.dirname, "../../../db/seed/postal-codes.csv.gz");
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(file)), { columns: true });
  return rows.map((row) => ({
    country: row.country ?? "",
    postalCode: row.postal_code ?? "",
    state: row.state ?? "",
    lat: Number(row.lat),
    lng: Number(row.lng),
  }));
}

/** Two countries on a grid, three states in AA, none in BB; small enough to judge by hand. */
export const GRID: readonly PlaceRow[] = [
  ...Array.from({ length: 120 }, (_, i) => ({
    country: "AA",
    postalCode: String(1000 + i * 7),
    state: ["N", "S", "W"][i % 3] ?? "N",
    lat: 48 + Math.floor(i / 12) * 0.2,
    lng: 10 + (i % 12) * 0.3,
  })),
  ...Array.from({ length: 6 }, (_, i) => ({
    country: "BB",
    postalCode: `B${i}`,
    state: "",
    lat: 49 + i * 0.1,
    lng: 12,
  })),
];

export const CATEGORY: CategorySpec = {
  id: "category",
  fields: FIELDS,
  saleModes: ["exclusive", "shared"],
  maxShares: 3,
  minimumPriceMinor: 0,
};

export const stageOf = (over: Partial<StageSpec> = {}): StageSpec => ({
  id: "stage",
  categoryId: "category",
  position: 0,
  strategy: "highest_bid",
  exclusiveFirst: false,
  maxSales: null,
  ...over,
});

const NONE = { day: null, week: null, month: null, total: null };

export const contractOf = (number: number, over: Partial<ContractSpec> = {}): ContractSpec => ({
  id: `contract-${number}`,
  number,
  version: 1,
  buyerId: `buyer-${number}`,
  buyerTimeZone: "Europe/Berlin",
  buyerSuspended: false,
  categoryId: "category",
  stageIds: ["stage"],
  paused: false,
  mode: "shared",
  priceExclusiveMinor: null,
  priceSharedMinor: 1_000,
  territory: [{ effect: "include", kind: "country", country: "AA" }],
  filters: [],
  schedule: null,
  priority: 0,
  weight: 1,
  sourcesAllowed: null,
  sourcesDenied: [],
  caps: NONE,
  budgetsMinor: NONE,
  counters: null,
  availableMinor: null,
  lastServedAtMs: null,
  servedToday: 0,
  createdAtMs: number,
  ...over,
});

export const leadOf = (over: Partial<LeadFacts> = {}): LeadFacts => ({
  categoryId: "category",
  sourceId: "source-1",
  country: "AA",
  postalCode: "1000",
  state: null,
  lat: null,
  lng: null,
  fields: {},
  ...over,
});

const grid = placesOf(GRID);

export function snapshotOf(
  contracts: readonly ContractSpec[],
  over: {
    places?: Places;
    stages?: readonly StageSpec[];
    category?: Partial<CategorySpec>;
    nowMs?: number;
    timeZone?: string;
    checkShare?: number;
  } = {},
): Snapshot {
  return compileSnapshot({
    places: over.places ?? grid,
    timeZone: over.timeZone ?? "Europe/Berlin",
    categories: [{ ...CATEGORY, ...over.category }],
    stages: over.stages ?? [stageOf()],
    contracts,
    nowMs: over.nowMs ?? NOW,
    checkShare: over.checkShare,
  });
}

/** Contract numbers in walking order: 5x is contract 5 exclusively, 5s a shared place. */
export function orderOf(
  snapshot: Snapshot,
  lead = leadOf(),
  options: ProposeOptions = {},
  nowMs = NOW,
): string[] {
  return propose(snapshot, lead, nowMs, { advance: false, ...options }).candidates.map(
    ({ contractNumber, mode }) => `${contractNumber}${mode === 1 ? "x" : "s"}`,
  );
}

/** Contract number → reason, for everybody of the category. */
export function reasonsOf(snapshot: Snapshot, lead = leadOf(), nowMs = NOW): Record<number, string> {
  const { trail } = propose(snapshot, lead, nowMs, { judgeAll: true });
  return Object.fromEntries(
    explainTrail(trail, FIELDS).map((verdict) => [verdict.contractNumber, verdict.reason]),
  );
}

const RAD = Math.PI / 180;
/** Great-circle distance in km by haversine. */
export function distanceKm(a: PlaceRow, b: PlaceRow): number {
  const h =
    Math.sin(((b.lat - a.lat) * RAD) / 2) ** 2 +
    Math.cos(a.lat * RAD) * Math.cos(b.lat * RAD) * Math.sin(((b.lng - a.lng) * RAD) / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(h));
}

export function naiveInside(
  territory: readonly TerritoryRow[],
  place: PlaceRow,
  all: readonly PlaceRow[],
): boolean {
  const hits = (row: TerritoryRow): boolean => {
    if (row.country !== place.country) return false;
    switch (row.kind) {
      case "country":
        return true;
      case "states":
        return row.states.includes(place.state);
      case "postal":
        return (
          row.codes.includes(place.postalCode) ||
          row.prefixes.some((prefix) => place.postalCode.startsWith(prefix))
        );
      case "radius": {
        const centre = all.find((one) => one.country === row.country && one.postalCode === row.postalCode);
        const km = row.unit === "mi" ? row.distance * 1.609344 : row.distance;
        return centre !== undefined && distanceKm(centre, place) <= km;
      }
    }
  };
  return (
    territory.some((row) => row.effect === "include" && hits(row)) &&
    !territory.some((row) => row.effect === "exclude" && hits(row))
  );
}

export function naiveHolds(condition: Condition, fields: LeadFacts["fields"]): boolean {
  const value: FieldValue | undefined = fields[condition.field];
  const low = (one: unknown): unknown => (typeof one === "string" ? one.trim().toLowerCase() : one);
  const below = (a: string | number, b: string | number): boolean => a < b;
  const given = value !== undefined;
  const scalar = typeof value === "string" || typeof value === "number" ? value : undefined;
  switch (condition.op) {
    case "eq":
      return given && low(value) === low(condition.value);
    case "ne":
      return !given || low(value) !== low(condition.value);
    case "in":
    case "notIn": {
      const list: readonly unknown[] = condition.value.map(low);
      const found = Array.isArray(value)
        ? value.some((one) => list.includes(low(one)))
        : list.includes(low(value));
      return condition.op === "in" ? given && found : !given || !found;
    }
    case "contains":
      if (Array.isArray(value)) return value.includes(condition.value);
      return typeof value === "string" && value.toLowerCase().includes(condition.value.toLowerCase());
    case "startsWith":
      return (
        typeof value === "string" && value.trim().toLowerCase().startsWith(condition.value.toLowerCase())
      );
    case "isSet":
      return given === condition.value;
    case "between":
      return scalar !== undefined && !below(scalar, condition.value[0]) && !below(condition.value[1], scalar);
    case "gt":
      return scalar !== undefined && below(condition.value, scalar);
    case "gte":
      return scalar !== undefined && !below(scalar, condition.value);
    case "lt":
      return scalar !== undefined && below(scalar, condition.value);
    case "lte":
      return scalar !== undefined && !below(condition.value, scalar);
  }
}
