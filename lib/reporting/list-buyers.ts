import { and, eq, gte, ilike, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { buyer, sale } from "@/db/schema";
import { fromUuid, type Id, uuidAt } from "@/lib/core/id";
import { decodeCursor, type Page, toPage } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import { likeLiteral } from "./lead-filter";
import { type Funding, readFunding } from "./read-funding";
import { type BuyerSort, listBuyersInput } from "./schema";

export interface BuyerListItem extends Funding {
  readonly id: Id<"buyer">;
  readonly name: string;
  readonly email: string;
  readonly status: "active" | "suspended";
  readonly timeZone: string;
  readonly createdAt: Date;
  /** Sales that stand, of the last 30 days. */
  readonly spent30DaysMinor: number;
  /** The last sale of all. */
  readonly lastSaleAt: Date | null;
}

const DAY_MS = 86_400_000;

/**
 * The brand's buyers with balance, funding status and what they buy, for operators. Funding is a rule over all of a buyer's
 * contracts and every column can be sorted by, so all buyers that match are read; a brand has hundreds.
 */
export const listBuyers = query({
  name: "buyer.list",
  permission: "buyer.list",
  input: listBuyersInput,
  run: async (tx, input, ctx): Promise<Page<BuyerListItem>> => {
    const funding = await readFunding(tx, null);
    const spent = await readSpends(tx, new Date(ctx.now().getTime() - 30 * DAY_MS));
    const rows = await readBuyers(tx, input);
    const items = rows.flatMap((row): BuyerListItem[] => {
      const money = funding.get(row.id);
      if (!money || (input.funding && money.funding !== input.funding)) return [];
      return [{ ...row, ...money, spent30DaysMinor: spent.get(row.id) ?? 0 }];
    });
    const order = orderBy(input.sort);
    const sorted = items.toSorted(order);
    const last = lastShown(items, input.cursor, input.sort);
    const rest = last ? sorted.filter((item) => order(item, last) > 0) : sorted;
    return toPage(
      rest.slice(0, input.limit + 1),
      input.limit,
      (item) => [valueIn(item, input.sort), item.id],
      (item) => item,
    );
  },
});

/** What an item is sorted by before its name. */
function valueIn(item: Shown, sort: BuyerSort): number {
  if (sort.endsWith("balance")) return item.balanceMinor;
  if (sort.endsWith("spent")) return item.spent30DaysMinor;
  return sort.endsWith("last") ? (item.lastSaleAt?.getTime() ?? 0) : 0;
}

type Shown = Pick<BuyerListItem, "id" | "name" | "balanceMinor" | "spent30DaysMinor" | "lastSaleAt">;
const collator = new Intl.Collator("de");

function orderBy(sort: BuyerSort) {
  const way = sort.startsWith("-") ? -1 : 1;
  const nameWay = sort === "-name" ? -1 : 1;
  return (a: Shown, b: Shown): number =>
    way * (valueIn(a, sort) - valueIn(b, sort)) ||
    nameWay * collator.compare(a.name, b.name) ||
    collator.compare(a.id, b.id);
}

/** The last item of the page before, with the value it had there: a balance that moved since shifts nobody else. */
function lastShown(items: readonly Shown[], cursor: string | undefined, sort: BuyerSort): Shown | undefined {
  const [value, id] = decodeCursor(cursor) ?? [];
  const item = items.find((one) => one.id === id);
  if (!item || typeof value !== "number") return undefined;
  if (sort.endsWith("balance")) return { ...item, balanceMinor: value };
  if (sort.endsWith("spent")) return { ...item, spent30DaysMinor: value };
  return sort.endsWith("last") ? { ...item, lastSaleAt: new Date(value) } : item;
}

type Asked = { readonly q?: string | undefined; readonly status?: "active" | "suspended" | undefined };

function readBuyers(tx: Tx, { q, status }: Asked) {
  return tx
    .select({
      id: buyer.id,
      name: buyer.name,
      email: buyer.email,
      status: buyer.status,
      timeZone: buyer.timeZone,
      createdAt: buyer.createdAt,
      // A buyer's sales in order of time are an index: one step to the last of them, however long ago.
      lastSaleAt: sql<Date | null>`(select s.sold_at from ${sale} s where s.buyer_id = ${buyer}.id
        order by s.id desc limit 1)`.mapWith(sale.soldAt),
    })
    .from(buyer)
    .where(
      and(
        q
          ? or(ilike(buyer.name, `%${likeLiteral(q)}%`), ilike(buyer.email, `%${likeLiteral(q)}%`))
          : undefined,
        status && eq(buyer.status, status),
      ),
    );
}

async function readSpends(tx: Tx, since: Date): Promise<ReadonlyMap<Id<"buyer">, number>> {
  const rows = await tx
    .select({ id: sale.buyerId, spent: sql`sum(${sale.priceMinor})`.mapWith(Number) })
    .from(sale)
    .where(
      and(
        // Ids are in order of time, and an index; a day more, because a sale is a moment younger or older than its id.
        gte(sale.id, fromUuid("sale", uuidAt(since.getTime() - DAY_MS))),
        gte(sale.soldAt, since),
        isNull(sale.reversedAt),
      ),
    )
    .groupBy(sale.buyerId);
  return new Map(rows.map(({ id, spent }) => [id, spent]));
}
