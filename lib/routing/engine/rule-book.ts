/**
 * The rules that contracts share. Many buyers ask for the same: equal filters, hours and lists of sources are kept once, and
 * a filter is asked once per lead whoever has it.
 */
import type { Schedule } from "@/lib/routing/schema";
import { VERDICT_CODES } from "@/lib/routing/verdict";
import type { Filter, LeadValues } from "./compile-filters";
import { compileHours, type Hours, isOpen } from "./compile-hours";
import { IntList } from "./int-list";
import { createZoneClock, type ZoneClock } from "./zone-clock";

const { outside_hours, source_excluded } = VERDICT_CODES;

/** When a contract buys and from whom. null: always, from everyone, nobody denied. */
interface Terms {
  readonly hours: Hours | null;
  readonly allowed: ReadonlySet<string> | null;
  readonly denied: ReadonlySet<string> | null;
}

/** Keeps each distinct value once, under a number from 0. */
class Numbered<T> {
  readonly values: T[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(key: string, make: () => T): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.values.push(make()) - 1;
    this.numbers.set(key, number);
    return number;
  }
}

/** Per rule the lead that it was asked for last, and its answer. */
class Answers {
  askedFor = new Int32Array(1024).fill(-1);
  codes = new Int16Array(1024);

  /** Makes room for the rule. */
  reserve(rule: number): void {
    if (rule < this.codes.length) return;
    const askedFor = new Int32Array(rule * 2).fill(-1);
    askedFor.set(this.askedFor);
    this.askedFor = askedFor;
    const codes = new Int16Array(rule * 2);
    codes.set(this.codes);
    this.codes = codes;
  }

  /** Keeps an answer and gives it back. */
  keep(rule: number, lead: number, code: number): number {
    this.askedFor[rule] = lead;
    this.codes[rule] = code;
    return code;
  }
}

export class RuleBook {
  /** The places of all territories' postal codes. */
  readonly codes = new IntList();
  private readonly clocks = new Map<string, ZoneClock>();
  private readonly filters = new Numbered<Filter>();
  private readonly hours = new Numbered<Hours>();
  private readonly terms = new Numbered<Terms>();
  private readonly filterAnswers = new Answers();
  private readonly termsAnswers = new Answers();

  clockOf(zone: string): ZoneClock {
    const known = this.clocks.get(zone);
    if (known) return known;
    const clock = createZoneClock(zone);
    this.clocks.set(zone, clock);
    return clock;
  }

  /** `key` tells the filter from all others of the brand. */
  filterNumber(key: string, make: () => Filter): number {
    const number = this.filters.numberOf(key, make);
    this.filterAnswers.reserve(number);
    return number;
  }

  termsNumber(
    schedule: Schedule | null,
    zone: string,
    allowed: readonly string[] | null,
    denied: readonly string[],
  ): number {
    const hoursKey = schedule ? `${zone} ${JSON.stringify(schedule)}` : "";
    const number = this.terms.numberOf(`${hoursKey} ${allowed?.join() ?? "*"} ${denied.join()}`, () => ({
      hours: schedule ? this.hoursOf(hoursKey, schedule, zone) : null,
      allowed: allowed ? new Set(allowed) : null,
      denied: denied.length > 0 ? new Set(denied) : null,
    }));
    this.termsAnswers.reserve(number);
    return number;
  }

  private hoursOf(key: string, schedule: Schedule, zone: string): Hours | null {
    const number = this.hours.numberOf(key, () => compileHours(schedule, this.clockOf(zone)));
    return this.hours.values[number] ?? null;
  }

  /** 0, or the verdict code of the field that the lead fails. `lead` numbers the lead that `values` are of. */
  askFilter(number: number, lead: number, values: LeadValues): number {
    const { askedFor, codes } = this.filterAnswers;
    if (askedFor[number] === lead) return codes[number] ?? 0;
    return this.filterAnswers.keep(number, lead, this.filters.values[number]?.(values) ?? 0);
  }

  /** 0, `source_excluded`, or `outside_hours` where the source is welcome. `lead` numbers the lead, which comes at `nowMs`. */
  askTerms(number: number, lead: number, sourceId: string, nowMs: number): number {
    const { askedFor, codes } = this.termsAnswers;
    if (askedFor[number] === lead) return codes[number] ?? 0;
    return this.termsAnswers.keep(number, lead, judgeTerms(this.terms.values[number], sourceId, nowMs));
  }
}

function judgeTerms(terms: Terms | undefined, sourceId: string, nowMs: number): number {
  if (terms?.denied?.has(sourceId)) return source_excluded;
  if (terms?.allowed && !terms.allowed.has(sourceId)) return source_excluded;
  return terms?.hours && !isOpen(terms.hours, nowMs) ? outside_hours : 0;
}
