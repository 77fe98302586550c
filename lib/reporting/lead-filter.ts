/** Conditions that the lists of leads share. */
import { and, eq, ilike, inArray, isNotNull, like, or, type SQL, sql } from "drizzle-orm";
import { lead } from "@/db/schema";
import { isId } from "@/lib/core/id";
import { byExternalId, byTerm } from "@/lib/leads/lead-terms";
import { normaliseEmail } from "@/lib/leads/normalise-email";
import { normalisePhone } from "@/lib/leads/normalise-phone";
import { emailKey, phoneKey } from "@/lib/leads/person-keys";
import type { LeadStatus } from "@/lib/leads/schema";
import { likeLiteral } from "@/lib/runtime/like-literal";
import type { SearchHome } from "./search-home";

interface LeadFilter {
  readonly status?: LeadStatus | undefined;
  readonly categoryId?: `category_${string}` | undefined;
  readonly country?: string | undefined;
  readonly state?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly reason?: string | undefined;
  readonly test?: "true" | "false" | undefined;
}

/** A search that is a phone number, "(312) 943-2187" or "+49 151 …", as it is stored; else null. */
function phoneOf(q: string, country: string): string | null {
  return /^[+(\d][\d\s()/.-]{5,}$/.test(q) ? normalisePhone(q, country) : null;
}

/**
 * What a search box finds: a lead by its id, by the whole email address or phone number (through their keys, so an index
 * serves), by the postal code or the supplier's own id, else by the beginning of a name.
 */
export function leadSearch(q: string, country: string): SQL | undefined {
  const key = byKey(q);
  if (key) return key;
  const phone = hasPhone(q, country);
  if (phone) return or(phone, eq(lead.externalId, q));
  const ids = [eq(lead.externalId, q), eq(lead.postalCode, q.toUpperCase())];
  // No name is without a letter: a number is looked up, not searched for.
  if (!/\p{L}/u.test(q)) return or(...ids);
  return or(...ids, nameBegins(q));
}

/** The same among all leads of a brand, where an index narrows down what is looked at. */
export function leadSearchInBrand(q: string, { country, mark }: SearchHome): SQL | undefined {
  const found = leadSearch(q, country);
  if (byKey(q)) return found;
  return and(inArray(lead.id, sql`(${byTerm(q, mark)}${orByPhone(q, country)})`), found);
}

/** By the supplier's own id or the whole phone number, among all leads of a brand. */
export function leadNumbered(q: string, { country, mark }: SearchHome): SQL | undefined {
  return and(
    inArray(lead.id, sql`(${byExternalId(q, mark)}${orByPhone(q, country)})`),
    or(eq(lead.externalId, q), hasPhone(q, country)),
  );
}

/** To be added to a subquery of ids. */
function orByPhone(q: string, country: string): SQL {
  const phone = phoneOf(q, country);
  return phone === null
    ? sql``
    : sql` union all select known.id from ${lead} known where known.phone_key = ${phoneKey(phone)}`;
}

function hasPhone(q: string, country: string): SQL | undefined {
  const phone = phoneOf(q, country);
  return phone === null ? undefined : eq(lead.phoneKey, phoneKey(phone) ?? sql`null`);
}

/** Where the text can be nothing but an id or an address, which indexes of their own serve. */
export function byKey(q: string): SQL | undefined {
  if (isId("lead", q)) return eq(lead.id, q);
  if (q.includes("@")) return eq(lead.emailKey, emailKey(normaliseEmail(q)) ?? sql`null`);
  return undefined;
}

/** The whole name begins like the first one, too, where that is searched for alone. */
export function nameBegins(q: string): SQL | undefined {
  const start = `${likeLiteral(q)}%`;
  return or(
    ilike(lead.lastName, start),
    ilike(sql`concat_ws(' ', ${lead.firstName}, ${lead.lastName})`, start),
  );
}

export function leadConditions(filter: LeadFilter): (SQL | undefined)[] {
  return [
    filter.status && eq(lead.status, filter.status),
    filter.categoryId && eq(lead.categoryId, filter.categoryId),
    filter.country ? eq(lead.country, filter.country.toUpperCase()) : undefined,
    filter.state ? eq(lead.state, filter.state.toUpperCase()) : undefined,
    filter.postalCode ? like(lead.postalCode, `${likeLiteral(filter.postalCode)}%`) : undefined,
    filter.reason ? isNotNull(lead.reasons) : undefined,
    filter.reason ? sql`${lead.reasons} @> ${JSON.stringify([{ code: filter.reason }])}::jsonb` : undefined,
    filter.test && eq(lead.test, filter.test === "true"),
  ];
}

export { inDays } from "@/lib/runtime/in-days";
export { likeLiteral } from "@/lib/runtime/like-literal";
