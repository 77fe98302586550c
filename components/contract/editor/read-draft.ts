import { CONTRACT_MODES } from "@/lib/leads/schema";
import {
  type ConditionDraft,
  type ContractDraft,
  TERRITORY_KINDS,
  type TerritoryDraft,
} from "@/lib/routing/draft-schema";

/** The editor's form as a draft. Runs in the browser and on the server, so that rows come and go in both alike. */
export function readDraft(form: FormData): ContractDraft {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const names = [...new Set([...form.keys()])];
  const ticked = (prefix: string): string[] =>
    names.filter((name) => name.startsWith(`${prefix}.`)).map((name) => name.slice(prefix.length + 1));
  const rows = (pattern: RegExp): number[] =>
    names
      .flatMap((name) => pattern.exec(name)?.[1] ?? [])
      .map(Number)
      .toSorted((a, b) => a - b);
  const each = (name: string) => ({
    day: text(`${name}.day`),
    week: text(`${name}.week`),
    month: text(`${name}.month`),
    total: text(`${name}.total`),
  });

  const territory = rows(/^territory\.(\d+)\.key$/).map((i): TerritoryDraft => {
    const at = `territory.${i}`;
    return {
      key: text(`${at}.key`),
      effect: text(`${at}.effect`) === "exclude" ? "exclude" : "include",
      kind: oneOf(TERRITORY_KINDS, text(`${at}.kind`)),
      country: text(`${at}.country`),
      states: ticked(`${at}.states`),
      codes: text(`${at}.codes`),
      postalCode: text(`${at}.postalCode`),
      distance: text(`${at}.distance`),
      unit: text(`${at}.unit`) === "mi" ? "mi" : "km",
    };
  });
  const filters = rows(/^filters\.(\d+)\.key$/).map((g) => ({
    key: text(`filters.${g}.key`),
    conditions: rows(new RegExp(`^filters\\.${g}\\.conditions\\.(\\d+)\\.key$`)).map((c): ConditionDraft => {
      const at = `filters.${g}.conditions.${c}`;
      return {
        key: text(`${at}.key`),
        field: text(`${at}.field`),
        op: text(`${at}.op`),
        value: text(`${at}.value`),
        to: text(`${at}.to`),
        values: ticked(`${at}.values`),
      };
    }),
  }));
  return {
    name: text("name"),
    mode: oneOf(CONTRACT_MODES, text("mode")),
    priceExclusive: text("priceExclusive"),
    priceShared: text("priceShared"),
    bids: {
      exclusiveMin: text("bids.exclusiveMin"),
      exclusiveMax: text("bids.exclusiveMax"),
      sharedMin: text("bids.sharedMin"),
      sharedMax: text("bids.sharedMax"),
    },
    territory,
    filters,
    caps: each("caps"),
    budgets: each("budgets"),
    hours: [1, 2, 3, 4, 5, 6, 7].map((day) => text(`hours.${day}`)),
    holidays: text("holidays"),
    priority: text("priority"),
    weight: text("weight"),
    onlySources: text("onlySources") === "on",
    sourcesAllowed: ticked("sourcesAllowed"),
    sourcesDenied: ticked("sourcesDenied"),
    endpointIds: ticked("endpointIds"),
    stageIds: ticked("stageIds"),
    paused: text("paused") === "on",
  };
}

function oneOf<T extends string>(all: readonly [T, ...T[]], value: string): T {
  return all.find((one) => one === value) ?? all[0];
}
