import type { LeadReason } from "./schema";

/** The codes of a rejected lead. Suppliers' programs read them: a code once given keeps its meaning for ever. */
export const REJECT_MESSAGES = {
  required: "is required",
  wrong_type: "is not of the right type",
  too_long: "is too long",
  too_small: "is too small",
  too_large: "is too large",
  not_a_choice: "is not one of the choices",
  not_a_date: "is not a calendar day written YYYY-MM-DD",
  not_an_instant: "is not a time written as ISO 8601 with its zone, such as 2026-11-20T09:12:00Z",
  invalid_email: "is not an email address",
  invalid_phone: "is not a phone number that can exist in the lead's country",
  contact_required: "an email address or a phone number is required",
  invalid_country: "is not a country code of two letters, such as DE",
  country_not_served: "no postal codes of this country are known here",
  unknown_postal_code: "is not a postal code of the country",
  invalid_url: "is not an http(s) address",
  invalid_ip: "is not an IP address",
  consent_required: "the consent is required in this category",
  consent_in_future: "lies in the future",
  consent_expired: "is too old for this category",
} as const;

export type RejectCode = keyof typeof REJECT_MESSAGES;
export const REJECT_CODES = Object.keys(REJECT_MESSAGES) as RejectCode[];

/** A reason as the supplier reads it. `detail` replaces the code's own sentence. */
export function rejection(code: RejectCode, field: string, detail?: string): LeadReason {
  return { code, field, message: detail ?? REJECT_MESSAGES[code] };
}

/** What a duplicate is answered and stored with; the kernel writes the same. It does not say of what: that is another's lead. */
export const DUPLICATE_REASON: LeadReason = {
  code: "duplicate",
  message: "The same person was received before, inside the window for duplicates.",
};
