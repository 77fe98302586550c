/** The consent by the category's rule. Where the rule asks for none, what came is kept as it came. */
import { isIP } from "node:net";
import { cleanText, type Extra } from "./check-fields";
import { type RejectCode, rejection } from "./lead-reasons";
import { CONSENT_PARTS, type ConsentPart, type ConsentRule, type LeadReason } from "./schema";

/** Clocks of suppliers may be ahead by this much. */
const CLOCK_SKEW_MS = 5 * 60_000;
const DAY_MS = 86_400_000;
const MAX_LENGTH: Readonly<Record<ConsentPart, number>> = {
  text: 10_000,
  givenAt: 40,
  sourceUrl: 2_000,
  ip: 45,
  certificateUrl: 2_000,
};
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/i;

export type Consent = Record<string, string | null>;

/** The consent to store, or null where none came. Reasons and unreadable parts are appended to `into`. */
export function checkConsent(
  rule: ConsentRule,
  given: Readonly<Record<string, unknown>> | null,
  nowMs: number,
  into: { readonly extra: Extra; readonly reasons: LeadReason[] },
): Consent | null {
  if (given === null) {
    if (rule.required) into.reasons.push(rejection("consent_required", "consent"));
    return null;
  }
  const consent: Consent = {};
  for (const part of CONSENT_PARTS) {
    const raw = given[part];
    const path = `consent.${part}`;
    const required = rule.required && rule.parts.includes(part);
    if (raw === undefined || raw === null || raw === "") {
      if (required) into.reasons.push(rejection("required", path));
      continue;
    }
    const read = readPart(part, raw);
    if ("code" in read) {
      into.extra[path] = raw;
      if (required || read.code === "wrong_type" || read.code === "too_long")
        into.reasons.push(rejection(read.code, path));
      continue;
    }
    consent[part] = read.value;
    if (read.atMs !== undefined && rule.required) checkAge(rule, read.atMs, nowMs, into.reasons);
  }
  for (const key of Object.keys(given)) {
    if (!(key in MAX_LENGTH)) into.extra[`consent.${key}`] = given[key];
  }
  return Object.keys(consent).length > 0 ? consent : null;
}

function checkAge(rule: ConsentRule, givenAtMs: number, nowMs: number, reasons: LeadReason[]): void {
  if (givenAtMs > nowMs + CLOCK_SKEW_MS) reasons.push(rejection("consent_in_future", "consent.givenAt"));
  if (rule.maxAgeDays !== null && givenAtMs < nowMs - rule.maxAgeDays * DAY_MS) {
    reasons.push(
      rejection("consent_expired", "consent.givenAt", `must not be older than ${rule.maxAgeDays} days`),
    );
  }
}

function readPart(
  part: ConsentPart,
  raw: unknown,
): { readonly value: string; readonly atMs?: number } | { readonly code: RejectCode } {
  if (typeof raw !== "string") return { code: "wrong_type" };
  if (raw.length > MAX_LENGTH[part]) return { code: "too_long" };
  const text = cleanText(raw);
  switch (part) {
    case "text":
      return { value: text };
    case "givenAt": {
      const ms = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
      return Number.isNaN(ms) ? { code: "not_an_instant" } : { value: new Date(ms).toISOString(), atMs: ms };
    }
    case "ip":
      return isIP(text) === 0 ? { code: "invalid_ip" } : { value: text };
    default:
      return /^https?:\/\/./i.test(text) && URL.canParse(text) ? { value: text } : { code: "invalid_url" };
  }
}
