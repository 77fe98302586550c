/**
 * Field values by the category's schema. What comes from forms is text more often than not, so text that says the same is
 * taken: plain decimal numbers for number and money, true/false, yes/no and 1/0 for boolean, one text for multi-choice,
 * and choices whatever their case. Nothing else is converted. null and "" are the same as not given.
 */
import { type RejectCode, rejection } from "./lead-reasons";
import type { Field, FieldValue, LeadReason } from "./schema";

type Verdict = { readonly value: FieldValue } | { readonly code: RejectCode; readonly detail?: string };
type Check = (raw: unknown) => Verdict;

export interface FieldCheck {
  readonly key: string;
  readonly path: string;
  readonly required: boolean;
  readonly check: Check;
}

export interface CompiledFields {
  readonly list: readonly FieldCheck[];
  readonly byKey: ReadonlyMap<string, FieldCheck>;
}

const DECIMAL = /^[+-]?\d{1,15}(?:\.\d{1,10})?$/;
const WHOLE = /^[+-]?\d{1,15}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const BOOLEANS: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  yes: true,
  no: false,
  "1": true,
  "0": false,
};

const wrongType = (detail: string): Verdict => ({ code: "wrong_type", detail });

export function compileFields(fields: readonly Field[]): CompiledFields {
  const list = fields.map((field): FieldCheck => {
    const { key, required } = field;
    return { key, path: `fields.${key}`, required, check: compileCheck(field) };
  });
  return { list, byKey: new Map(list.map((check) => [check.key, check])) };
}

function compileCheck(field: Field): Check {
  switch (field.type) {
    case "text":
      return (raw) => checkText(raw, field.maxLength ?? 5_000);
    case "number":
    case "money":
      return compileNumber(field);
    case "boolean":
      return checkBoolean;
    case "date":
      return checkDay;
    case "choice":
    case "multi_choice":
      return compileChoice(field);
  }
}

function checkText(raw: unknown, maxLength: number): Verdict {
  if (typeof raw !== "string") return wrongType("must be a text");
  const value = cleanText(raw);
  return value.length > maxLength
    ? { code: "too_long", detail: `must be at most ${maxLength} characters` }
    : { value };
}

function compileNumber(field: Field): Check {
  const money = field.type === "money";
  const text = money ? WHOLE : DECIMAL;
  const kind = money ? "must be a whole number of minor units (cents)" : "must be a number";
  return (raw) => {
    const value = typeof raw === "string" && text.test(raw.trim()) ? Number(raw) : raw;
    if (typeof value !== "number" || !Number.isFinite(value) || (money && !Number.isSafeInteger(value))) {
      return wrongType(kind);
    }
    if (field.min !== undefined && value < field.min) {
      return { code: "too_small", detail: `must be at least ${field.min}` };
    }
    if (field.max !== undefined && value > field.max) {
      return { code: "too_large", detail: `must be at most ${field.max}` };
    }
    return { value };
  };
}

function checkBoolean(raw: unknown): Verdict {
  const value =
    typeof raw === "string" ? BOOLEANS[raw.trim().toLowerCase()] : raw === 1 ? true : raw === 0 ? false : raw;
  return typeof value === "boolean" ? { value } : wrongType("must be true or false");
}

function checkDay(raw: unknown): Verdict {
  if (typeof raw !== "string") return wrongType("must be a text, YYYY-MM-DD");
  const value = raw.trim();
  return DAY.test(value) && isCalendarDay(value) ? { value } : { code: "not_a_date" };
}

function isCalendarDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  // 2026-02-30 would roll over into March.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}

function compileChoice(field: Field): Check {
  const values = (field.choices ?? []).map((choice) => choice.value);
  const exact = new Set(values);
  const folded = new Map(values.map((value) => [value.toLowerCase(), value]));
  const detail =
    values.length <= 30 ? `must be one of: ${values.join(", ")}` : "must be one of the field's choices";
  const find = (raw: unknown): string | undefined => {
    if (typeof raw !== "string") return undefined;
    return exact.has(raw) ? raw : folded.get(raw.trim().toLowerCase());
  };
  if (field.type === "choice") {
    return (raw) => {
      if (typeof raw !== "string") return wrongType("must be a text");
      const value = find(raw);
      return value === undefined ? { code: "not_a_choice", detail } : { value };
    };
  }
  return (raw) => {
    const given = typeof raw === "string" ? [raw] : raw;
    if (!Array.isArray(given) || !given.every((one) => typeof one === "string")) {
      return wrongType("must be a list of texts");
    }
    const found = new Set<string>();
    for (const one of given) {
      const value = find(one);
      if (value === undefined) return { code: "not_a_choice", detail };
      found.add(value);
    }
    return { value: [...found] };
  };
}

export type Extra = Record<string, unknown>;

/**
 * Checks what was given under `fields`. Values that pass go into `values`; unknown keys and values that do not pass go into
 * `extra` under their path, for nothing is dropped; what is wrong goes into `reasons`.
 */
export function checkFields(
  compiled: CompiledFields,
  given: Readonly<Record<string, unknown>>,
  into: {
    readonly values: Record<string, FieldValue>;
    readonly extra: Extra;
    readonly reasons: LeadReason[];
  },
): void {
  for (const key of Object.keys(given)) {
    const raw = given[key];
    const field = compiled.byKey.get(key);
    if (!field) {
      into.extra[`fields.${key}`] = raw;
      continue;
    }
    if (isBlank(raw)) continue;
    const verdict = field.check(raw);
    if ("value" in verdict) {
      into.values[key] = verdict.value;
    } else {
      into.extra[field.path] = raw;
      into.reasons.push(rejection(verdict.code, field.path, verdict.detail));
    }
  }
  for (const field of compiled.list) {
    if (field.required && isBlank(given[field.key])) into.reasons.push(rejection("required", field.path));
  }
}

function isBlank(raw: unknown): boolean {
  return (
    raw === undefined ||
    raw === null ||
    (typeof raw === "string" && raw.trim() === "") ||
    (Array.isArray(raw) && raw.length === 0)
  );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\x00-\x08\x0b-\x1f\x7f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const ALL_CONTROL = /[\x00-\x08\x0b-\x1f\x7f]/g;

/** Trimmed, without control characters (but tab and line feed) and halves of surrogate pairs, which no text needs. */
export function cleanText(text: string): string {
  const trimmed = text.trim();
  const whole = trimmed.isWellFormed() ? trimmed : trimmed.toWellFormed();
  return CONTROL.test(whole) ? whole.replace(ALL_CONTROL, "") : whole;
}
