/**
 * The engine alone: µs per lead to the first winner, ns per contract judged, time to build and to edit, at four sizes.
 * Territories, filters and hours are drawn to look like a market's, from a fixed seed; leads fall on places as in the data.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import type { Field } from "@/lib/leads/schema";
import {
  type ContractSpec,
  compileSnapshot,
  createPlaces,
  editSnapshot,
  type LeadFacts,
  type Places,
  type Proposal,
  propose,
  type Snapshot,
  type StageSpec,
  settle,
  VERDICT_CODES,
} from "@/lib/routing";
import type { Condition, FilterGroups, TerritoryRow } from "@/lib/routing/schema";
import { root } from "../root";

export interface EngineRow {
  readonly contracts: number;
  readonly strategy: string;
  readonly buildMs: number;
  readonly editP99Ms: number;
  readonly firstP50Us: number;
  readonly firstP99Us: number;
  readonly proposalP50Us: number;
  readonly proposalP99Us: number;
  readonly judgedP50: number;
  readonly judgedP99: number;
  readonly allP50Us: number;
  readonly allP99Us: number;
  readonly nsPerJudged: number;
}

const CATEGORY = "category";
const NOW = Date.UTC(2026, 10, 20, 10, 30);
const label = { en: "", de: "" };
const FIELDS: readonly Field[] = [
  { key: "area", number: 0, type: "number", label, required: true, preview: true, personal: false },
  { key: "owner", number: 1, type: "boolean", label, required: true, preview: true, personal: false },
  {
    key: "heating",
    number: 2,
    type: "choice",
    label,
    required: false,
    preview: true,
    personal: false,
    choices: ["gas", "oil", "wood", "other"].map((value) => ({ value, label })),
  },
];

/** A small generator of numbers in [0, 1) that gives the same ones each time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function readPlaces(): Places {
  const file = path.join(root, "db/seed/postal-codes.csv.gz");
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(file)), { columns: true });
  const column = (name: string): string[] => rows.map((row) => row[name] ?? "");
  return createPlaces({
    country: column("country"),
    postalCode: column("postal_code"),
    state: column("state"),
    lat: column("lat").map(Number),
    lng: column("lng").map(Number),
  });
}

interface Market {
  readonly places: Places;
  readonly random: () => number;
}

interface Region {
  readonly country: string;
  /** Its places: from … to − 1. */
  readonly from: number;
  readonly to: number;
  readonly states: readonly string[];
}

const between = ({ random }: Market, low: number, high: number): number =>
  low + Math.floor(random() * (high - low));

/** Half of the trade is in the US, most of the rest in Germany. */
function drawRegion({ places, random }: Market): Region {
  const at = random();
  const code = at < 0.5 ? "US" : at < 0.85 ? "DE" : at < 0.93 ? "AT" : "CH";
  const country = places.countries[places.findCountry(code)];
  const states = country?.states.map((state) => places.states[state]?.code ?? "") ?? [];
  return {
    country: code,
    from: country?.from ?? 0,
    to: country?.to ?? 0,
    states: states.filter((state) => state),
  };
}

const anyCode = (market: Market, region: Region): string =>
  market.places.postalCodeOf(between(market, region.from, region.to));

/** 57 % a radius, 25 % a list of codes next to each other, 12 % prefixes less a code, 5 % states, 1 % a whole country. */
function drawTerritory(market: Market): TerritoryRow[] {
  const region = drawRegion(market);
  const { places, random } = market;
  const kind = random();
  const shared = { effect: "include", country: region.country } as const;
  if (kind < 0.57) {
    const distance = [15, 25, 30, 40, 50, 75][between(market, 0, 6)] ?? 25;
    return [{ ...shared, kind: "radius", postalCode: anyCode(market, region), distance, unit: "km" }];
  }
  if (kind < 0.82) {
    const first = between(market, region.from, region.to - 300);
    const codes = Array.from({ length: between(market, 10, 300) }, (_, i) => places.postalCodeOf(first + i));
    return [{ ...shared, kind: "postal", codes, prefixes: [] }];
  }
  if (kind < 0.94) {
    const prefixes = Array.from({ length: between(market, 1, 6) }, () => anyCode(market, region).slice(0, 3));
    const codes = [anyCode(market, region)];
    return [
      { ...shared, kind: "postal", codes: [], prefixes },
      { ...shared, effect: "exclude", kind: "postal", codes, prefixes: [] },
    ];
  }
  if (kind < 0.99) {
    return [
      { ...shared, kind: "states", states: [region.states[between(market, 0, region.states.length)] ?? ""] },
    ];
  }
  return [{ ...shared, kind: "country" }];
}

function drawFilters(market: Market): FilterGroups {
  if (market.random() < 0.4) return [];
  const conditions: Condition[] = [{ field: "area", op: "gte", value: between(market, 1, 12) * 10 }];
  if (market.random() < 0.5) conditions.push({ field: "owner", op: "eq", value: true });
  if (market.random() < 0.3) conditions.push({ field: "heating", op: "in", value: ["gas", "oil"] });
  return [{ conditions }];
}

function drawContract(market: Market, number: number): ContractSpec {
  const { random } = market;
  const price = between(market, 20, 90) * 100;
  const open = ["07:00", "08:00", "09:00"][between(market, 0, 3)] ?? "08:00";
  return {
    id: `contract-${number}`,
    number,
    version: 1,
    buyerId: `buyer-${number >> 1}`,
    buyerTimeZone: "Europe/Berlin",
    buyerSuspended: random() < 0.02,
    categoryId: CATEGORY,
    stageIds: ["stage"],
    paused: random() < 0.1,
    mode: (["exclusive", "shared", "either"] as const)[between(market, 0, 3)] ?? "shared",
    priceExclusiveMinor: price,
    priceSharedMinor: price >> 1,
    territory: drawTerritory(market),
    filters: drawFilters(market),
    schedule:
      random() < 0.6
        ? null
        : { weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: open, to: "18:00" })), holidays: [] },
    priority: between(market, 0, 5),
    weight: between(market, 1, 10),
    sourcesAllowed: null,
    sourcesDenied: random() < 0.05 ? ["source-0"] : [],
    caps: { day: 20, week: null, month: 300, total: null },
    budgetsMinor: { day: null, week: null, month: 500_000, total: null },
    counters: {
      day: { on: "2026-11-20", count: random() < 0.15 ? 20 : 3, spentMinor: 3 * price },
      week: { on: "2026-11-16", count: 20, spentMinor: 20 * price },
      month: { on: "2026-11-01", count: 40, spentMinor: 40 * 100 },
      total: { count: 100, spentMinor: 100 * price },
    },
    availableMinor: random() < 0.08 ? 0 : 100_000,
    lastServedAtMs: random() < 0.2 ? null : NOW - between(market, 1, 86_400_000),
    servedToday: between(market, 0, 20),
    createdAtMs: NOW - between(market, 86_400_000, 8_640_000_000),
  };
}

function drawLead(market: Market, n: number): LeadFacts {
  const region = drawRegion(market);
  return {
    categoryId: CATEGORY,
    sourceId: `source-${n % 20}`,
    country: region.country,
    postalCode: anyCode(market, region),
    state: null,
    lat: null,
    lng: null,
    fields: {
      area: between(market, 20, 200),
      owner: market.random() < 0.7,
      heating: ["gas", "oil", "wood", "other"][between(market, 0, 4)] ?? "gas",
    },
  };
}

const percentile = (sorted: readonly number[], p: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0;

/** Rounds of all leads before those that count, for a server that takes leads is warm; and of those the middle one counts. */
const WARM_ROUNDS = 2;
const ROUNDS = 5;

interface Times {
  readonly p50: number;
  readonly p99: number;
}

const middle = (values: readonly number[]): number =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** µs of `run` per lead. What follows each is not timed: `warmed` in the rounds that do not count, `after` in the others. */
function time<T>(
  leads: readonly LeadFacts[],
  run: (lead: LeadFacts) => T,
  after: (result: T) => void = () => {},
  warmed = after,
): Times {
  for (let round = 0; round < WARM_ROUNDS; round++) for (const lead of leads) warmed(run(lead));
  const rounds = Array.from({ length: ROUNDS }, () =>
    leads
      .map((lead) => {
        const start = process.hrtime.bigint();
        const result = run(lead);
        const taken = Number(process.hrtime.bigint() - start) / 1_000;
        after(result);
        return taken;
      })
      .sort((a, b) => a - b),
  );
  return {
    p50: middle(rounds.map((times) => percentile(times, 0.5))),
    p99: middle(rounds.map((times) => percentile(times, 0.99))),
  };
}

function timeEdits(snapshot: Snapshot, market: Market, contracts: readonly ContractSpec[]): number[] {
  return Array.from({ length: 100 }, () => {
    const known = contracts[between(market, 0, contracts.length)];
    if (!known) return 0;
    const edit = { ...drawContract(market, known.number), stageIds: known.stageIds };
    const start = performance.now();
    if (!editSnapshot(snapshot, edit, NOW)) throw new Error("no room for edits");
    return performance.now() - start;
  }).sort((a, b) => a - b);
}

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

function measure(places: Places, count: number, strategy: StageSpec["strategy"]): EngineRow {
  const market = { places, random: createRandom(7) };
  const contracts = Array.from({ length: count }, (_, i) => drawContract(market, i + 1));
  const leads = Array.from({ length: 3_000 }, (_, i) => drawLead(market, i));
  const input = {
    places,
    timeZone: "Europe/Berlin",
    categories: [
      {
        id: CATEGORY,
        fields: FIELDS,
        saleModes: ["exclusive", "shared"],
        maxShares: 1,
        minimumPriceMinor: 1_200,
      },
    ],
    stages: [
      { id: "stage", categoryId: CATEGORY, position: 0, strategy, exclusiveFirst: false, maxSales: null },
    ],
    contracts,
    nowMs: NOW,
  } as const;
  const start = performance.now();
  const snapshot = compileSnapshot(input);
  const buildMs = performance.now() - start;

  const winner = { lookahead: 0, listRest: false };
  // Two rounds of leads are sold; those that count are not, so that each of them finds the same market.
  const sold = (proposal: Proposal) => settle(snapshot, proposal, [VERDICT_CODES.sold], NOW);
  const unsold = (proposal: Proposal) => settle(snapshot, proposal, [], NOW);
  const first = time(leads, (lead) => propose(snapshot, lead, NOW, winner), unsold, sold);
  const proposals = time(leads, (lead) => unsold(propose(snapshot, lead, NOW)));
  const judged: number[] = [];
  const options = { lookahead: Number.POSITIVE_INFINITY, advance: false };
  const all = time(leads, (lead) => {
    judged.push(propose(snapshot, lead, NOW, options).trail.length / 3);
  });
  const counted = judged.slice(-leads.length).sort((a, b) => a - b);
  const edits = timeEdits(snapshot, market, contracts);
  return {
    contracts: count,
    strategy,
    buildMs: round(buildMs, 0),
    editP99Ms: round(percentile(edits, 0.99)),
    firstP50Us: round(first.p50),
    firstP99Us: round(first.p99),
    proposalP50Us: round(proposals.p50),
    proposalP99Us: round(proposals.p99),
    judgedP50: percentile(counted, 0.5),
    judgedP99: percentile(counted, 0.99),
    allP50Us: round(all.p50),
    allP99Us: round(all.p99),
    nsPerJudged: round((all.p50 * 1_000) / Math.max(1, percentile(counted, 0.5)), 0),
  };
}

/**
 * One row per size and strategy. `first`: to the first winner, counted as sold. `proposal`: as the intake asks, with nine
 * candidates and a full trail, and `settle`. `all`: everybody at the place judged, in order; `nsPerJudged` is its median over
 * the median number judged.
 */
export function benchEngine(sizes: readonly number[] = [100, 1_000, 10_000, 100_000]): EngineRow[] {
  const places = readPlaces();
  const strategies = ["highest_bid", "priority", "round_robin", "weighted"] as const;
  return sizes.flatMap((size) => strategies.map((strategy) => measure(places, size, strategy)));
}
