import type { Locale } from "@/lib/core/ctx";
import { CURRENCIES, type Currency } from "@/lib/core/money";
import type { Field } from "@/lib/leads/schema";
import type { ContractView } from "./contract-schema";
import type { ConditionDraft, ContractDraft, TerritoryDraft } from "./draft-schema";
import { hoursText } from "./read-hours";
import { postalListText } from "./read-postal-list";
import type { Condition, Limits, TerritoryRow } from "./schema";

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const NONE = { day: "", week: "", month: "", total: "" };

/** What the editor begins with: a whole country, no filters, no limits. */
export function emptyDraft(country: string, mode: ContractDraft["mode"]): ContractDraft {
  return {
    name: "",
    mode,
    priceExclusive: "",
    priceShared: "",
    bids: { exclusiveMin: "", exclusiveMax: "", sharedMin: "", sharedMax: "" },
    territory: [emptyTerritory("t0", "country", country)],
    filters: [],
    caps: NONE,
    budgets: NONE,
    hours: DAYS.map(() => ""),
    holidays: "",
    priority: "0",
    weight: "1",
    onlySources: false,
    sourcesAllowed: [],
    sourcesDenied: [],
    endpointIds: [],
    stageIds: [],
    paused: false,
  };
}

function emptyTerritory(key: string, kind: TerritoryDraft["kind"], country: string): TerritoryDraft {
  const unit = country === "US" ? "mi" : "km";
  return { key, effect: "include", kind, country, states: [], codes: "", postalCode: "", distance: "", unit };
}

/** A contract's terms as text to edit, in the reader's language. */
export function makeDraft(
  contract: ContractView,
  { currency, locale, fields }: { currency: Currency; locale: Locale; fields: readonly Field[] },
): ContractDraft {
  const { bidRange, routing, schedule } = contract;
  const amount = (minor: number | null): string => amountText(minor, currency, locale);
  const each = (limits: Limits, text: (value: number | null) => string) => ({
    day: text(limits.day),
    week: text(limits.week),
    month: text(limits.month),
    total: text(limits.total),
  });
  return {
    name: contract.name,
    mode: contract.mode,
    priceExclusive: amount(contract.priceExclusiveMinor),
    priceShared: amount(contract.priceSharedMinor),
    bids: {
      exclusiveMin: amount(bidRange?.exclusive?.minMinor ?? null),
      exclusiveMax: amount(bidRange?.exclusive?.maxMinor ?? null),
      sharedMin: amount(bidRange?.shared?.minMinor ?? null),
      sharedMax: amount(bidRange?.shared?.maxMinor ?? null),
    },
    territory: contract.territory.map((row, i) => territoryDraft(row, `t${i}`, locale)),
    filters: contract.filters.map((group, g) => ({
      key: `g${g}`,
      conditions: group.conditions.map((one, c) =>
        conditionDraft(one, `g${g}c${c}`, (value) =>
          typeof value === "number" && fields.find(({ key }) => key === one.field)?.type === "money"
            ? amount(value)
            : typeof value === "number"
              ? numberText(value, locale)
              : String(value),
        ),
      ),
    })),
    caps: each(contract.caps, (value) => (value === null ? "" : String(value))),
    budgets: each(contract.budgetsMinor, amount),
    hours: DAYS.map((day) => hoursText(schedule, day)),
    holidays: (schedule?.holidays ?? []).join("\n"),
    priority: String(routing?.priority ?? 0),
    weight: String(routing?.weight ?? 1),
    onlySources: Boolean(routing?.sourcesAllowed),
    sourcesAllowed: [...(routing?.sourcesAllowed ?? [])],
    sourcesDenied: [...(routing?.sourcesDenied ?? [])],
    endpointIds: [...contract.endpointIds],
    stageIds: [...(routing?.stageIds ?? [])],
    paused: contract.paused,
  };
}

function numberText(value: number, locale: Locale): string {
  return locale === "de" ? String(value).replace(".", ",") : String(value);
}

function amountText(minor: number | null, currency: Currency, locale: Locale): string {
  if (minor === null) return "";
  const digits = CURRENCIES[currency];
  const text = (minor / 10 ** digits).toFixed(digits);
  return locale === "de" ? text.replace(".", ",") : text;
}

function territoryDraft(row: TerritoryRow, key: string, locale: Locale): TerritoryDraft {
  const empty = { ...emptyTerritory(key, row.kind, row.country), effect: row.effect };
  switch (row.kind) {
    case "country":
      return empty;
    case "states":
      return { ...empty, states: [...row.states] };
    case "postal":
      return { ...empty, codes: postalListText(row.codes, row.prefixes) };
    case "radius":
      return {
        ...empty,
        postalCode: row.postalCode,
        distance: numberText(row.distance, locale),
        unit: row.unit,
      };
  }
}

function conditionDraft(
  condition: Condition,
  key: string,
  text: (value: string | number | boolean) => string,
): ConditionDraft {
  const base = { key, field: condition.field, op: condition.op, value: "", to: "", values: [] };
  switch (condition.op) {
    case "between":
      return { ...base, value: text(condition.value[0]), to: text(condition.value[1]) };
    case "in":
    case "notIn":
      return { ...base, value: condition.value.map(text).join("; "), values: condition.value.map(String) };
    default:
      return { ...base, value: text(condition.value) };
  }
}
