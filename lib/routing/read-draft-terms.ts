import type { Locale } from "@/lib/core/ctx";
import type { FieldError } from "@/lib/core/errors";
import type { Currency } from "@/lib/core/money";
import { parseAmount } from "@/lib/core/parse-amount";
import type { Field } from "@/lib/leads/schema";
import { fieldErrors } from "@/lib/runtime/use-case";
import { type ConditionDraft, type ContractDraft, type TerritoryDraft, valueKind } from "./draft-schema";
import type { Places } from "./engine/places";
import { readDays, readHours } from "./read-hours";
import { readPostalList } from "./read-postal-list";
import { type ContractInput, contractInput, PERIODS } from "./schema";

interface Reading {
  readonly currency: Currency;
  readonly locale: Locale;
  readonly fields: readonly Field[];
  readonly places: Places;
}

export interface DraftTerms {
  /** null: not all of it can be read yet. */
  readonly terms: ContractInput | null;
  /** `field` is the name of the editor's control. */
  readonly errors: readonly FieldError[];
}

/** What is typed in the editor, as a contract's terms. */
export function readDraftTerms(draft: ContractDraft, reading: Reading): DraftTerms {
  const errors: FieldError[] = [];
  const fail = (field: string, code: string): null => {
    errors.push({ field, code, message: code });
    return null;
  };
  const numberOf = (field: string, text: string, whole = false): number | null => {
    if (text.trim() === "") return null;
    const value = readNumber(text, reading.locale);
    if (value === null || (whole && !Number.isInteger(value))) return fail(field, "invalid_number");
    return value;
  };
  const amountOf = (field: string, text: string): number | null => {
    if (text.trim() === "") return null;
    return parseAmount(text, reading.currency, reading.locale) ?? fail(field, "invalid_amount");
  };
  const perPeriod = (read: (period: (typeof PERIODS)[number]) => number | null) =>
    Object.fromEntries(PERIODS.map((period) => [period, read(period)]));
  if (draft.mode !== "shared" && draft.priceExclusive.trim() === "") fail("priceExclusive", "required");
  if (draft.mode !== "exclusive" && draft.priceShared.trim() === "") fail("priceShared", "required");
  if (draft.name.trim() === "") fail("name", "required");
  if (!draft.territory.some((row) => row.effect === "include")) fail("territory", "contract.no_area");
  const raw = {
    name: draft.name,
    mode: draft.mode,
    priceExclusiveMinor: draft.mode === "shared" ? null : amountOf("priceExclusive", draft.priceExclusive),
    priceSharedMinor: draft.mode === "exclusive" ? null : amountOf("priceShared", draft.priceShared),
    bidRange: bidRangeOf(draft, amountOf, fail),
    territory: draft.territory.map((row, i) => territoryRow(row, i, reading, numberOf, fail)),
    filters: draft.filters
      .map((group, g) => ({
        conditions: group.conditions.map((one, c) =>
          condition(one, `filters.${g}.conditions.${c}`, reading, { numberOf, amountOf, fail }),
        ),
      }))
      .filter((group) => group.conditions.length > 0),
    caps: perPeriod((period) => numberOf(`caps.${period}`, draft.caps[period], true)),
    budgetsMinor: perPeriod((period) => amountOf(`budgets.${period}`, draft.budgets[period])),
    schedule: scheduleOf(draft, fail),
    priority: numberOf("priority", draft.priority, true) ?? 0,
    weight: numberOf("weight", draft.weight, true) ?? 1,
    sourcesAllowed: draft.onlySources ? draft.sourcesAllowed : null,
    sourcesDenied: draft.sourcesDenied,
    endpointIds: draft.endpointIds,
    stageIds: draft.stageIds,
    paused: draft.paused,
  };
  if (draft.onlySources && draft.sourcesAllowed.length === 0) fail("onlySources", "contract.no_source");
  if (errors.length > 0) return { terms: null, errors };
  const parsed = contractInput.safeParse(raw);
  return parsed.success
    ? { terms: parsed.data, errors: [] }
    : { terms: null, errors: fieldErrors(parsed.error).map(toControl) };
}

/** Both ends or none, for the ways the contract buys. */
function bidRangeOf({ mode, bids }: ContractDraft, amountOf: Readers["amountOf"], fail: Fail) {
  const bid = (way: "exclusive" | "shared", min: string, max: string) => {
    if (min.trim() === "" && max.trim() === "") return null;
    if (min.trim() === "") fail(`bids.${way}Min`, "required");
    if (max.trim() === "") fail(`bids.${way}Max`, "required");
    return { minMinor: amountOf(`bids.${way}Min`, min), maxMinor: amountOf(`bids.${way}Max`, max) };
  };
  const exclusive = mode === "shared" ? null : bid("exclusive", bids.exclusiveMin, bids.exclusiveMax);
  const shared = mode === "exclusive" ? null : bid("shared", bids.sharedMin, bids.sharedMax);
  return exclusive || shared ? { exclusive, shared } : null;
}

/** An error of the terms under the name of the control it was typed in. */
export function toControl(error: FieldError): FieldError {
  const field = error.field
    .replace(/^(priceExclusive|priceShared)Minor$/, "$1")
    .replace(/^bidRange\.(exclusive|shared)\.m(in|ax)Minor$/, "bids.$1M$2")
    .replace(/^budgetsMinor\./, "budgets.")
    .replace(/^(territory\.\d+\.(?:codes|states))\..*$/, "$1")
    .replace(/^(territory\.\d+)\.prefixes.*$/, "$1.codes")
    .replace(/^(filters\.\d+\.conditions\.\d+\.value)\..*$/, "$1")
    .replace(/^schedule\.holidays.*$/, "holidays")
    .replace(/^schedule.*$/, "hours.1")
    .replace(/^sourcesAllowed.*$/, "onlySources")
    .replace(/^(sourcesDenied|endpointIds|stageIds)\..*$/, "$1");
  return { ...error, field };
}

type Fail = (field: string, code: string) => null;
type ReadNumber = (field: string, text: string, whole?: boolean) => number | null;

function territoryRow(row: TerritoryDraft, i: number, { places }: Reading, numberOf: ReadNumber, fail: Fail) {
  const { effect, kind, country } = row;
  const at = `territory.${i}`;
  switch (kind) {
    case "country":
      return { effect, kind, country };
    case "states":
      if (row.states.length === 0) fail(`${at}.states`, "contract.no_state");
      return { effect, kind, country, states: row.states };
    case "postal": {
      const { codes, prefixes } = readPostalList(row.codes, country, places);
      if (codes.length + prefixes.length === 0) fail(`${at}.codes`, "required");
      return { effect, kind, country, codes, prefixes };
    }
    case "radius": {
      if (row.distance.trim() === "") fail(`${at}.distance`, "required");
      if (row.postalCode.trim() === "") fail(`${at}.postalCode`, "required");
      const postalCode = row.postalCode.trim().toUpperCase();
      const distance = numberOf(`${at}.distance`, row.distance);
      return { effect, kind, country, postalCode, distance, unit: row.unit };
    }
  }
}

interface Readers {
  readonly numberOf: ReadNumber;
  readonly amountOf: (field: string, text: string) => number | null;
  readonly fail: Fail;
}

function condition(
  draft: ConditionDraft,
  at: string,
  { fields }: Reading,
  { numberOf, amountOf, fail }: Readers,
) {
  const field = fields.find(({ key }) => key === draft.field);
  const { op } = draft;
  const one = (text: string, control: string): string | number | null => {
    if (text.trim() === "") return fail(control, "required");
    if (field?.type === "number") return numberOf(control, text);
    if (field?.type === "money") return amountOf(control, text);
    return text.trim();
  };
  const values = (): unknown => {
    switch (valueKind(field?.type, op)) {
      case "yesNo":
        return draft.value !== "false";
      case "range":
        return [one(draft.value, `${at}.value`), one(draft.to, `${at}.to`)];
      case "ticks":
        return draft.values.length > 0 ? draft.values : fail(`${at}.value`, "required");
      case "list": {
        const parts = draft.value.split(/[;\n]+/).filter((part) => part.trim() !== "");
        if (parts.length === 0) return fail(`${at}.value`, "required");
        return parts.map((part) => one(part, `${at}.value`));
      }
      default:
        return one(draft.value, `${at}.value`);
    }
  };
  return { field: draft.field, op, value: values() };
}

function scheduleOf(draft: ContractDraft, fail: Fail) {
  const { days, wrong } = readDays(draft.holidays);
  if (wrong.length > 0) fail("holidays", "invalid_date");
  const weekly = draft.hours.flatMap((text, i) => {
    const spans = readHours(text, i + 1);
    if (spans === null) fail(`hours.${i + 1}`, "contract.hours");
    return spans ?? [];
  });
  if (weekly.length > 0) return { weekly, holidays: days };
  if (days.length === 0) return null;
  // Always but on these days.
  return { weekly: draft.hours.map((_, i) => ({ day: i + 1, from: "00:00", to: "24:00" })), holidays: days };
}

/** A number as the language writes it; null where it is none. */
function readNumber(text: string, locale: Locale): number | null {
  const trimmed = text.replaceAll(/\s/g, "");
  const plain =
    locale === "de"
      ? trimmed.replaceAll(/\.(?=\d{3}(\D|$))/g, "").replace(",", ".")
      : trimmed.replaceAll(",", "");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
