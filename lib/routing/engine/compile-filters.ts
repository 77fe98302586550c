/**
 * Filters compiled to closures. They read a lead's values from an array, in the order of the category's fields: `readValues`
 * fills it once per lead, with texts lowered and trimmed, so that each contract's conditions only compare.
 */
import type { Field, FieldValue, FieldValues } from "@/lib/leads/schema";
import type { Condition, FilterGroups } from "@/lib/routing/schema";
import { FILTER_CODE_BASE } from "@/lib/routing/verdict";

export type LeadValues = (FieldValue | undefined)[];
/** 0 where the lead passes, else the verdict code `filter:<field>` of the condition that failed. */
export type Filter = (values: LeadValues) => number;
type Test = (values: LeadValues) => boolean;

/** Stands for a field that the category no longer has: its conditions never hold, so that nothing unwanted is sold. */
export const UNKNOWN_FIELD_NUMBER = 3001;

const lower = (text: string): string => text.trim().toLowerCase();

/** Fills `into` with a lead's values by the position of their field. Values of the wrong type count as not given. */
export function readValues(fields: readonly Field[], given: FieldValues, into: LeadValues): void {
  into.length = fields.length;
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i];
    if (!field) continue;
    const value = given[field.key];
    into[i] = value === undefined ? undefined : normalize(field.type, value);
  }
}

function normalize(type: Field["type"], value: FieldValue): FieldValue | undefined {
  switch (type) {
    case "text":
      return typeof value === "string" && value.trim() !== "" ? lower(value) : undefined;
    case "number":
    case "money":
      return typeof value === "number" ? value : undefined;
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "multi_choice":
      return typeof value === "object" && value.length > 0 ? value : undefined;
    default:
      return typeof value === "string" && value !== "" ? value : undefined;
  }
}

/** A contract's filters over its category's fields. */
export function compileFilters(groups: FilterGroups, fields: ReadonlyMap<string, FieldAt>): Filter {
  const compiled = groups.map((group) => compileGroup(group.conditions, fields));
  const [first, ...others] = compiled;
  if (!first) return () => 0;
  if (others.length === 0) return first;
  // Of several groups the first one names the field: it is the buyer's main wish.
  return (values) => {
    const code = first(values);
    if (code === 0) return 0;
    for (const other of others) if (other(values) === 0) return 0;
    return code;
  };
}

export interface FieldAt {
  readonly field: Field;
  readonly index: number;
}

/** Fields by key, for `compileFilters`. */
export function indexFields(fields: readonly Field[]): Map<string, FieldAt> {
  return new Map(fields.map((field, index) => [field.key, { field, index }]));
}

function compileGroup(conditions: readonly Condition[], fields: ReadonlyMap<string, FieldAt>): Filter {
  const parts = conditions.map((condition) => {
    const at = fields.get(condition.field);
    return {
      code: FILTER_CODE_BASE + (at?.field.number ?? UNKNOWN_FIELD_NUMBER),
      test: at ? compileCondition(condition, at) : () => false,
    };
  });
  const [only] = parts;
  if (only && parts.length === 1) {
    const { test, code } = only;
    return (values) => (test(values) ? 0 : code);
  }
  return (values) => {
    for (const part of parts) if (!part.test(values)) return part.code;
    return 0;
  };
}

/** A field not given fulfils `ne`, `notIn` and "is not set", nothing else. */
function compileCondition(condition: Condition, { field, index }: FieldAt): Test {
  const plain = (value: string | number | boolean): string | number | boolean =>
    field.type === "text" && typeof value === "string" ? lower(value) : value;
  switch (condition.op) {
    case "eq": {
      const wanted = plain(condition.value);
      return (values) => values[index] === wanted;
    }
    case "ne": {
      const unwanted = plain(condition.value);
      return (values) => values[index] !== unwanted;
    }
    case "in":
    case "notIn":
      return compileMembership(
        new Set<FieldValue>(condition.value.map(plain)),
        index,
        condition.op === "notIn",
      );
    case "contains": {
      const part = String(plain(condition.value));
      return (values) => {
        const value = values[index];
        return typeof value === "string" || typeof value === "object" ? value.includes(part) : false;
      };
    }
    case "startsWith": {
      const head = String(plain(condition.value));
      return (values) => {
        const value = values[index];
        return typeof value === "string" && value.startsWith(head);
      };
    }
    case "between": {
      const [low, high] = condition.value;
      const fromLow = compileOrder("gte", low, index);
      const toHigh = compileOrder("lte", high, index);
      return (values) => fromLow(values) && toHigh(values);
    }
    case "isSet": {
      const wanted = condition.value;
      return (values) => (values[index] !== undefined) === wanted;
    }
    default:
      return compileOrder(condition.op, condition.value, index);
  }
}

function compileMembership(set: ReadonlySet<FieldValue>, index: number, negated: boolean): Test {
  return (values) => {
    const value = values[index];
    if (value === undefined) return negated;
    const inside = typeof value === "object" ? value.some((one) => set.has(one)) : set.has(value);
    return inside !== negated;
  };
}

/** Numbers by size, dates by their text: YYYY-MM-DD sorts as it reads. */
function compileOrder(op: "gt" | "gte" | "lt" | "lte", bound: string | number, index: number): Test {
  const comparable = (value: FieldValue | undefined): value is string | number =>
    typeof value === typeof bound;
  switch (op) {
    case "gt":
      return (values) => {
        const value = values[index];
        return comparable(value) && value > bound;
      };
    case "gte":
      return (values) => {
        const value = values[index];
        return comparable(value) && value >= bound;
      };
    case "lt":
      return (values) => {
        const value = values[index];
        return comparable(value) && value < bound;
      };
    case "lte":
      return (values) => {
        const value = values[index];
        return comparable(value) && value <= bound;
      };
  }
}
