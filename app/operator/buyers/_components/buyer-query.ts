/** The address of the list of buyers: what it can be filtered and sorted by there. */
import { BUYER_SORTS, type BuyerSort } from "@/lib/reporting/schema";
import { hrefWith } from "@/lib/web/href-with";
import { readSearch, type Search, type SearchValues } from "@/lib/web/read-search";

export const BUYERS_PATH = "/operator/buyers";

export interface BuyerQuery {
  readonly values: SearchValues<"q" | "funding" | "status">;
  readonly sort: BuyerSort;
  readonly cursor: string | undefined;
}

export async function readBuyerQuery(search: Search): Promise<BuyerQuery> {
  const [values, { sort, cursor }] = await Promise.all([
    readSearch(search, ["q", "funding", "status"]),
    readSearch(search, ["sort", "cursor"]),
  ]);
  return { values, sort: BUYER_SORTS.find((one) => one === sort) ?? "name", cursor };
}

/** The list with these filters in this order, at its beginning. */
export function buyersHref(values: BuyerQuery["values"], sort: BuyerSort, path = BUYERS_PATH): string {
  return hrefWith(path, { ...values, sort: sort === "name" ? undefined : sort });
}
