/** What an operator's leads are found by and in which order: one place for the list, its count, its export and bulk deeds. */
import {
  and,
  asc,
  desc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNull,
  lt,
  lte,
  notExists,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type * as z from "zod";
import type { Tx } from "@/db/brand";
import { lead, sale } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { fromUuid, type Id, isId, uuidAt } from "@/lib/core/id";
import { decodeCursor } from "@/lib/core/paging";
import { inDays, leadConditions, leadSearchInBrand } from "./lead-filter";
import type { LeadSort, leadFilterInput } from "./schema";
import { readSearchHome } from "./search-home";

const DAY_MS = 86_400_000;

export type LeadFilter = z.output<typeof leadFilterInput>;

/** A lead's place in a list: with its price where the list is in order of prices and the lead has one. */
export interface LeadPlace {
  readonly id: Id<"lead">;
  readonly priceMinor: number | null;
}

const stands = isNull(sale.reversedAt);
// Summed as float8, exact up to 2^53: a sum of bigints is a numeric, which takes three times as long.
const brought = sql<number>`sum(${sale.priceMinor}::float8)`;

export async function leadsFound(tx: Tx, ctx: Ctx, filter: LeadFilter): Promise<SQL | undefined> {
  return and(
    filter.q ? leadSearchInBrand(filter.q, await readSearchHome(tx)) : undefined,
    ...leadConditions(filter),
    inDays(lead.receivedAt, filter, ctx.brand.timeZone),
    aroundDays(filter),
    filter.sourceId && eq(lead.sourceId, filter.sourceId),
    filter.supplierId && eq(lead.supplierId, filter.supplierId),
    filter.buyerId && exists(salesOf(tx, eq(sale.buyerId, filter.buyerId))),
    filter.contractId && exists(salesOf(tx, eq(sale.contractId, filter.contractId))),
    inPriceRange(tx, filter),
  );
}

/** Ids are in order of time, and indexed: a day is found without looking at all others, whatever the zone and the clocks. */
function aroundDays({ from, to }: LeadFilter): SQL | undefined {
  const at = (day: string, days: number) =>
    fromUuid("lead", uuidAt(Math.max(0, Date.parse(day) + days * DAY_MS)));
  return and(from ? gte(lead.id, at(from, -1)) : undefined, to ? lt(lead.id, at(to, 2)) : undefined);
}

const salesOf = (tx: Tx, which: SQL) =>
  tx
    .select({ one: sql`1` })
    .from(sale)
    .where(and(eq(sale.leadId, lead.id), which));

function inPriceRange(tx: Tx, { priceFromMinor, priceToMinor }: LeadFilter): SQL | undefined {
  if (priceFromMinor === undefined && priceToMinor === undefined) return undefined;
  const range = and(
    priceFromMinor === undefined ? undefined : gte(brought, priceFromMinor),
    priceToMinor === undefined ? undefined : lte(brought, priceToMinor),
  );
  const priced = tx.select({ id: sale.leadId }).from(sale).where(stands).groupBy(sale.leadId).having(range);
  return inArray(lead.id, priced);
}

interface Search {
  readonly filter: LeadFilter;
  readonly sort: LeadSort;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The next `limit` leads of the list behind the cursor. A broken cursor, or one of another order, starts at the beginning. */
export async function findLeads(tx: Tx, ctx: Ctx, search: Search): Promise<readonly LeadPlace[]> {
  const { filter, sort, cursor, limit } = search;
  const found = await leadsFound(tx, ctx, filter);
  const [id, price] = decodeCursor(cursor) ?? [];
  const after = isId("lead", id) ? id : undefined;
  if (sort === "received" || sort === "-received") {
    return byReception(tx, found, sort, after, limit);
  }
  const inUnpriced = after !== undefined && price === undefined;
  const priced = inUnpriced
    ? []
    : await byPrice(tx, found, sort, typeof price === "number" ? { after, price } : {}, limit);
  if (priced.length === limit) return priced;
  // Whatever the direction: who wants the cheapest sale does not want what was not sold.
  const unsold = and(found, notExists(salesOf(tx, stands)));
  const rest = await byReception(
    tx,
    unsold,
    "-received",
    inUnpriced ? after : undefined,
    limit - priced.length,
  );
  return [...priced, ...rest];
}

/** The first `limit` leads of the list, and how many there are in all, up to `most`: it is the looking that takes time. */
export async function findCountedLeads(
  tx: Tx,
  ctx: Ctx,
  { filter, sort, limit, most }: Omit<Search, "cursor"> & { readonly most: number },
): Promise<{ readonly places: readonly LeadPlace[]; readonly count: number }> {
  if (sort !== "received" && sort !== "-received") {
    const places = await findLeads(tx, ctx, { filter, sort, limit: most });
    return { places: places.slice(0, limit), count: places.length };
  }
  // Those that are only counted stay in the database.
  const order = sort === "received" ? asc : desc;
  const found = tx
    .select({ id: lead.id })
    .from(lead)
    .where(await leadsFound(tx, ctx, filter))
    .orderBy(order(lead.id))
    .limit(most)
    .as("found");
  const rows = await tx
    .select({ id: found.id, count: sql<number>`(count(*) over ())::int` })
    .from(found)
    .orderBy(order(found.id))
    .limit(limit);
  return { places: rows.map(({ id }) => ({ id, priceMinor: null })), count: rows[0]?.count ?? 0 };
}

/** What a cursor holds: where a page ended. */
export const leadCursor = ({ id, priceMinor }: LeadPlace): (string | number)[] =>
  priceMinor === null ? [id] : [id, priceMinor];

/** Ids are in order of arrival, which is the order of reception. */
async function byReception(
  tx: Tx,
  found: SQL | undefined,
  sort: "received" | "-received",
  after: Id<"lead"> | undefined,
  limit: number,
): Promise<readonly LeadPlace[]> {
  const rows = await tx
    .select({ id: lead.id })
    .from(lead)
    .where(and(found, after && (sort === "received" ? gt(lead.id, after) : lt(lead.id, after))))
    .orderBy(sort === "received" ? asc(lead.id) : desc(lead.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, priceMinor: null }));
}

/** Leads of one price stand newest first. The table of leads is asked only where it has a say. */
async function byPrice(
  tx: Tx,
  found: SQL | undefined,
  sort: "price" | "-price",
  here: { readonly after?: Id<"lead"> | undefined; readonly price?: number },
  limit: number,
): Promise<readonly LeadPlace[]> {
  const { after, price } = here;
  const beyond =
    after === undefined || price === undefined
      ? undefined
      : or(
          sort === "price" ? gt(brought, price) : lt(brought, price),
          and(eq(brought, price), lt(sale.leadId, after)),
        );
  const sold = tx
    .select({ id: sale.leadId, priceMinor: brought.mapWith(Number) })
    .from(sale)
    .$dynamic();
  return (found ? sold.innerJoin(lead, eq(lead.id, sale.leadId)) : sold)
    .where(and(stands, found))
    .groupBy(sale.leadId)
    .having(beyond)
    .orderBy(sort === "price" ? asc(brought) : desc(brought), desc(sale.leadId))
    .limit(limit);
}
