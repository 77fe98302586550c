/** One contract compiled: its rules and the columns of its slots. Shared by building and editing. */
import type { Period } from "@/lib/routing/schema";
import { packVerdict, VERDICT_CODES } from "@/lib/routing/verdict";
import { compileFilters } from "./compile-filters";
import { compileTerritory } from "./compile-territory";
import type { Places } from "./places";
import type { RuleBook } from "./rule-book";
import {
  AT_FILTER,
  AT_FLAGS,
  AT_NUMBER,
  AT_PACKED,
  AT_PRICE,
  AT_TERMS,
  AT_VERSION,
  BELOW_MINIMUM,
  block,
  FILTERED,
  HOURS,
  PAUSED,
  SOURCES,
  STAGE_SHIFT,
  STRIDE,
  SUSPENDED,
} from "./slot-record";
import type { CompiledCategory, SlotColumns, SlotRank } from "./snapshot";
import type { CompiledContract, ContractSpec, Counters } from "./types";
import { DAY_PERIOD, MONTH_PERIOD, periodEnd, periodStart, WEEK_PERIOD, type ZoneClock } from "./zone-clock";

const NONE: readonly number[] = [];

export function compileContract(spec: ContractSpec, places: Places, rules: RuleBook): CompiledContract {
  return {
    id: spec.id,
    number: spec.number,
    buyerId: spec.buyerId,
    weight: spec.weight,
    active: !spec.paused && !spec.buyerSuspended,
    clock: rules.clockOf(spec.buyerTimeZone),
    territory: compileTerritory(spec.territory, places, rules.codes),
    slots: NONE,
    stages: NONE,
  };
}

/** The numbers of a contract's rules in the rule book, as its slots' records hold them. −1: it has none. */
export interface RuleNumbers {
  readonly filter: number;
  readonly terms: number;
}

export function numberRules(spec: ContractSpec, category: CompiledCategory, rules: RuleBook): RuleNumbers {
  const { filters, schedule, sourcesAllowed, sourcesDenied } = spec;
  return {
    filter:
      filters.length === 0
        ? -1
        : rules.filterNumber(`${category.spec.id} ${JSON.stringify(filters)}`, () =>
            compileFilters(filters, category.fields),
          ),
    terms:
      schedule || sourcesAllowed || sourcesDenied.length > 0
        ? rules.termsNumber(schedule, spec.buyerTimeZone, sourcesAllowed, sourcesDenied)
        : -1,
  };
}

/** Writes all columns of a slot. */
export function writeSlot(
  columns: SlotColumns,
  slot: number,
  rank: SlotRank,
  contract: CompiledContract,
  spec: ContractSpec,
  rules: RuleNumbers,
  nowMs: number,
): void {
  columns.contract[slot] = contract;
  columns.ids[slot * 2] = contract.id;
  columns.ids[slot * 2 + 1] = contract.buyerId;
  columns.major[slot] = rank.major;
  columns.minor[slot] = rank.minor;
  columns.lastServed[slot] = spec.lastServedAtMs ?? 0;
  columns.createdAt[slot] = spec.createdAtMs;
  columns.lastServedAtStart[slot] = spec.lastServedAtMs ?? 0;
  columns.servedToday[slot] = spec.servedToday;
  columns.weight[slot] = spec.weight;
  // Arrays of the right size at once: a pushed one has room for 17.
  contract.slots = contract.slots.length === 0 ? [slot] : [...contract.slots, slot];
  if (contract.stages.length === 0) contract.stages = onlyStage(rank.stage);
  else if (!contract.stages.includes(rank.stage)) contract.stages = [...contract.stages, rank.stage];

  const at = slot * STRIDE;
  columns.records[at + AT_FLAGS] =
    (spec.paused ? PAUSED : 0) |
    (spec.buyerSuspended ? SUSPENDED : 0) |
    (rank.stage << STAGE_SHIFT) |
    (spec.sourcesAllowed || spec.sourcesDenied.length > 0 ? SOURCES : 0) |
    (rules.filter >= 0 ? FILTERED : 0) |
    (spec.schedule ? HOURS : 0) |
    (rank.belowMinimum ? BELOW_MINIMUM : 0);
  columns.records[at + AT_FILTER] = rules.filter;
  columns.records[at + AT_TERMS] = rules.terms;
  columns.records[at + AT_NUMBER] = spec.number;
  columns.records[at + AT_PACKED] = packVerdict(rank.position, rank.mode, 0);
  columns.records[at + AT_PRICE] = rank.price;
  columns.records[at + AT_VERSION] = spec.version;
  const known = knownBlock(spec, contract.clock, rank.price, nowMs);
  if (known) block(columns, slot, known.code, known.untilMs);
}

const onlyStages: (readonly number[])[] = [];

/** The list of this one stage, for most contracts have one. */
function onlyStage(stage: number): readonly number[] {
  onlyStages[stage] ??= [stage];
  return onlyStages[stage];
}

const PERIOD_OF = { day: DAY_PERIOD, week: WEEK_PERIOD, month: MONTH_PERIOD } as const;

const PERIOD_NAMES = ["day", "week", "month", "total"] as const;
const NOTHING = { count: 0, spentMinor: 0 };

/** What its counters and wallet already forbid at this price, in the order of the reasons; null: nothing. */
function knownBlock(spec: ContractSpec, clock: ZoneClock, price: number, nowMs: number) {
  const { caps, budgetsMinor: budgets, counters } = spec;
  for (const name of PERIOD_NAMES) {
    const cap = caps[name];
    if (cap === null || countedIn(counters, name, clock, nowMs).count < cap) continue;
    return { code: VERDICT_CODES[`cap_${name}`], untilMs: endOf(name, clock, nowMs) };
  }
  for (const name of PERIOD_NAMES) {
    const budget = budgets[name];
    if (budget === null || countedIn(counters, name, clock, nowMs).spentMinor + price <= budget) continue;
    return { code: VERDICT_CODES[`budget_${name}`], untilMs: endOf(name, clock, nowMs) };
  }
  if (spec.availableMinor !== null && spec.availableMinor < price) {
    return { code: VERDICT_CODES.insufficient_funds, untilMs: Number.POSITIVE_INFINITY };
  }
  return null;
}

/** What was counted in the current period; counters of an earlier one count as nothing. */
function countedIn(counters: Counters | null, name: Period, clock: ZoneClock, nowMs: number) {
  if (!counters) return NOTHING;
  if (name === "total") return counters.total;
  return counters[name].on === periodStart(clock, PERIOD_OF[name], nowMs) ? counters[name] : NOTHING;
}

function endOf(name: Period, clock: ZoneClock, nowMs: number): number {
  return name === "total" ? Number.POSITIVE_INFINITY : periodEnd(clock, PERIOD_OF[name], nowMs);
}
