/**
 * The rules that contracts share. Many buyers ask for the same: equal filters, hours and lists of sources are kept once, and
 * a filter is asked once per lead whoever has it.
 */
import type { Schedule } from "@/lib/routing/schema";
import type { Filter, LeadValues } from "./compile-filters";
import { compileHours, type Hours } from "./compile-hours";
import { IntList } from "./int-list";
import { createZoneClock, type ZoneClock } from "./zone-clock";

/** When a contract buys and from whom. null: always, from everyone, nobody denied. */
export interface Terms {
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

export class RuleBook {
  /** The places of all territories' postal codes. */
  readonly codes = new IntList();
  private readonly clocks = new Map<string, ZoneClock>();
  private readonly filters = new Numbered<Filter>();
  private readonly hours = new Numbered<Hours>();
  private readonly terms = new Numbered<Terms>();
  /** Per filter: the lead it was asked for last, and its answer. */
  private askedFor = new Int32Array(1024).fill(-1);
  private answers = new Int16Array(1024);

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
    if (number >= this.askedFor.length) {
      const askedFor = new Int32Array(number * 2).fill(-1);
      askedFor.set(this.askedFor);
      this.askedFor = askedFor;
      const answers = new Int16Array(number * 2);
      answers.set(this.answers);
      this.answers = answers;
    }
    return number;
  }

  termsNumber(
    schedule: Schedule | null,
    zone: string,
    allowed: readonly string[] | null,
    denied: readonly string[],
  ): number {
    const hoursKey = schedule ? `${zone} ${JSON.stringify(schedule)}` : "";
    return this.terms.numberOf(`${hoursKey} ${allowed?.join() ?? "*"} ${denied.join()}`, () => ({
      hours: schedule ? this.hoursOf(hoursKey, schedule, zone) : null,
      allowed: allowed ? new Set(allowed) : null,
      denied: denied.length > 0 ? new Set(denied) : null,
    }));
  }

  private hoursOf(key: string, schedule: Schedule, zone: string): Hours | null {
    const number = this.hours.numberOf(key, () => compileHours(schedule, this.clockOf(zone)));
    return this.hours.values[number] ?? null;
  }

  termsOf(number: number): Terms | undefined {
    return this.terms.values[number];
  }

  /** 0, or the verdict code of the field that the lead fails. `lead` numbers the lead that `values` are of. */
  askFilter(number: number, lead: number, values: LeadValues): number {
    if (this.askedFor[number] === lead) return this.answers[number] ?? 0;
    const answer = this.filters.values[number]?.(values) ?? 0;
    this.askedFor[number] = lead;
    this.answers[number] = answer;
    return answer;
  }
}
