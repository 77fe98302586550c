/** The address of the list of leads: what it can be filtered and sorted by there, and what the use cases make of it. */
import type { Ctx } from "@/lib/core/ctx";
import { parseAmount } from "@/lib/core/parse-amount";
import { LEAD_SORTS, type LeadSort } from "@/lib/reporting/schema";
import { hrefWith } from "@/lib/web/href-with";
import { readSearch, type Search, type SearchValues } from "@/lib/web/read-search";

export const LEADS_PATH = "/operator/leads";
export const EXPORT_PATH = `${LEADS_PATH}/export`;
export const LEAD_FILTERS = [
  "q",
  "status",
  "categoryId",
  "supplierId",
  "sourceId",
  "buyerId",
  "contractId",
  "reason",
  "postalCode",
  "state",
  "from",
  "to",
  "priceFrom",
  "priceTo",
  "test",
] as const;
export type LeadFilterName = (typeof LEAD_FILTERS)[number];
export type LeadFilterValues = SearchValues<LeadFilterName>;

export interface LeadQuery {
  /** As the address has them. Prices are amounts as people type them. */
  readonly values: LeadFilterValues;
  readonly sort: LeadSort;
  readonly cursor: string | undefined;
  /** The filters as the use cases take them. */
  readonly input: Readonly<Record<string, unknown>>;
}

export async function readLeadQuery(search: Search, ctx: Ctx): Promise<LeadQuery> {
  const [given, rest] = await Promise.all([
    readSearch(search, LEAD_FILTERS),
    readSearch(search, ["sort", "cursor"]),
  ]);
  const { priceFrom, priceTo, ...others } = given;
  const from = amountOf(priceFrom, ctx);
  const to = amountOf(priceTo, ctx);
  return {
    // What is no amount filters nothing, so it does not stand there as if it did.
    values: {
      ...others,
      ...(from === undefined ? {} : { priceFrom }),
      ...(to === undefined ? {} : { priceTo }),
    },
    sort: LEAD_SORTS.find((sort) => sort === rest.sort) ?? "-received",
    cursor: rest.cursor,
    input: { ...others, priceFromMinor: from, priceToMinor: to },
  };
}

function amountOf(typed: string | undefined, { brand, locale }: Ctx): number | undefined {
  const amount = typed === undefined ? null : parseAmount(typed, brand.currency, locale);
  return amount === null || amount < 0 ? undefined : amount;
}

/** The list with these filters in this order, at its beginning. */
export function leadsHref(values: LeadFilterValues, sort: LeadSort, path = LEADS_PATH): string {
  return hrefWith(path, { ...values, sort: sort === "-received" ? undefined : sort });
}
