/**
 * New leads of buyers whose inbox is open, as they are sold. Each process looks for sales of the brands it has open inboxes of:
 * at once when it made the sale itself (`nudgeInboxes`), else within a second.
 */
import { and, asc, desc, eq, gt, inArray, type SQL } from "drizzle-orm";
import * as z from "zod";
import { type Tx, withBrand } from "@/db/brand";
import { category, lead, sale } from "@/db/schema";
import type { BrandFacts, Ctx } from "@/lib/core/ctx";
import { AppError } from "@/lib/core/errors";
import { fromUuid, type Id, isId } from "@/lib/core/id";
import { type Money, money } from "@/lib/core/money";
import { singleton } from "@/lib/core/registry";
import type { LocalText, SaleMode } from "@/lib/leads/schema";
import { log } from "@/lib/runtime/log";
import { query } from "@/lib/runtime/use-case";

export interface InboxLead {
  readonly saleId: Id<"sale">;
  readonly leadId: Id<"lead">;
  readonly category: { readonly id: Id<"category">; readonly key: string; readonly name: LocalText };
  readonly place: Readonly<Record<"country" | "postalCode" | "city" | "state", string | null>>;
  readonly mode: SaleMode;
  readonly price: Money;
  readonly soldAt: string;
}

interface Inbox {
  readonly buyerId: Id<"buyer">;
  readonly onLead: (lead: InboxLead) => void;
  /** Sales of the window that this inbox has been told of. */
  readonly seen: Set<Id<"sale">>;
}
interface BrandFeed {
  readonly brand: BrandFacts;
  readonly inboxes: Set<Inbox>;
  looking: boolean;
  again: boolean;
}
interface Feeds {
  readonly brands: Map<Id<"brand">, BrandFeed>;
  timer: NodeJS.Timeout | null;
}

const LOOK_EVERY_MS = 1_000;
/** Sales become visible in another order than their ids: each look goes back this far and skips what is known. */
const WINDOW_MS = 30_000;
const MOST_AT_ONCE = 500;
const MOST_PER_BUYER = 50;

const feeds = () => singleton<Feeds>("inbox-feeds", () => ({ brands: new Map(), timer: null }));

const windowStart = (): Id<"sale"> => {
  const ms = (Date.now() - WINDOW_MS).toString(16).padStart(12, "0");
  return fromUuid("sale", `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000`);
};

/** A buyer's sales after `lastSaleId` (at most 500, the newest) and those of the window. Row security shows own ones only. */
const readMissed = query({
  name: "inbox.open",
  permission: "lead.read_bought",
  input: z.object({ lastSaleId: z.string().nullable() }),
  async run(tx, { lastSaleId }, ctx) {
    const recent = await tx.select({ id: sale.id }).from(sale).where(gt(sale.id, windowStart()));
    const known = isId("sale", lastSaleId)
      ? await readSales(tx, ctx.brand, gt(sale.id, lastSaleId), "newest")
      : [];
    return { recent: recent.map(({ id }) => id), missed: known.toReversed() };
  },
});

/**
 * Calls `onLead` for each lead sold to the buyer from now on, and first for those after `lastSaleId` (what the client
 * saw last). Returns what closes the inbox.
 * @throws AppError account.not_permitted, inbox.too_many
 */
export async function openInbox(
  ctx: Ctx,
  lastSaleId: string | null,
  onLead: (lead: InboxLead) => void,
): Promise<() => void> {
  const { actor, brand } = ctx;
  const { recent, missed } = await readMissed(ctx, { lastSaleId });
  if (actor.kind !== "buyer") throw new AppError("forbidden", "account.not_permitted");
  const { buyerId } = actor;
  const { brands } = feeds();
  const feed = brands.get(brand.id) ?? { brand, inboxes: new Set(), looking: false, again: false };
  if ([...feed.inboxes].filter((other) => other.buyerId === buyerId).length >= MOST_PER_BUYER) {
    throw new AppError("limit_exceeded", "inbox.too_many", { retryAfterSeconds: 60 });
  }
  const inbox: Inbox = { buyerId, seen: new Set(recent), onLead };
  for (const { buyerId: _, ...sold } of missed) onLead(sold);
  brands.set(brand.id, feed);
  feed.inboxes.add(inbox);
  startLooking();
  return () => {
    feed.inboxes.delete(inbox);
    if (feed.inboxes.size === 0) brands.delete(brand.id);
    stopLookingWhenIdle();
  };
}

/** This process has sold something: open inboxes of the brand look at once. */
export function nudgeInboxes(brandId: Id<"brand">): void {
  const feed = feeds().brands.get(brandId);
  if (feed) void look(feed);
}

function startLooking(): void {
  const all = feeds();
  all.timer ??= setInterval(() => {
    for (const feed of all.brands.values()) void look(feed);
  }, LOOK_EVERY_MS);
}

function stopLookingWhenIdle(): void {
  const all = feeds();
  if (all.brands.size > 0 || !all.timer) return;
  clearInterval(all.timer);
  all.timer = null;
}

async function look(feed: BrandFeed): Promise<void> {
  if (feed.looking) {
    feed.again = true;
    return;
  }
  feed.looking = true;
  try {
    do {
      feed.again = false;
      await lookOnce(feed);
    } while (feed.again);
  } catch (error) {
    log().warn({ err: error, brand: feed.brand.slug }, "new leads could not be read");
  } finally {
    feed.looking = false;
  }
}

async function lookOnce(feed: BrandFeed): Promise<void> {
  const start = windowStart();
  const buyerIds = [...new Set([...feed.inboxes].map(({ buyerId }) => buyerId))];
  if (buyerIds.length === 0) return;
  const rows = await withBrand({ brandId: feed.brand.id, readOnly: true }, (tx) =>
    readSales(tx, feed.brand, and(inArray(sale.buyerId, buyerIds), gt(sale.id, start)), "oldest"),
  );
  const byBuyer = Map.groupBy(rows, ({ buyerId }) => buyerId);
  for (const inbox of feed.inboxes) {
    for (const id of inbox.seen) if (id < start) inbox.seen.delete(id);
    for (const { buyerId: _, ...sold } of byBuyer.get(inbox.buyerId) ?? []) {
      if (inbox.seen.has(sold.saleId)) continue;
      inbox.seen.add(sold.saleId);
      inbox.onLead(sold);
    }
  }
}

async function readSales(
  tx: Tx,
  brand: BrandFacts,
  where: SQL | undefined,
  first: "newest" | "oldest",
): Promise<(InboxLead & { readonly buyerId: Id<"buyer"> })[]> {
  const rows = await tx
    .select({
      saleId: sale.id,
      leadId: sale.leadId,
      buyerId: sale.buyerId,
      category: { id: category.id, key: category.key, name: category.name },
      place: { country: lead.country, postalCode: lead.postalCode, city: lead.city, state: lead.state },
      mode: sale.mode,
      priceMinor: sale.priceMinor,
      soldAt: sale.soldAt,
    })
    .from(sale)
    .innerJoin(lead, eq(lead.id, sale.leadId))
    .innerJoin(category, eq(category.id, sale.categoryId))
    .where(where)
    .orderBy(first === "newest" ? desc(sale.id) : asc(sale.id))
    .limit(MOST_AT_ONCE);
  return rows.map(({ priceMinor, soldAt, ...row }) => ({
    ...row,
    price: money(priceMinor, brand.currency),
    soldAt: soldAt.toISOString(),
  }));
}
