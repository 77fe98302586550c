/**
 * A brand for the bench of the pages: the demo's people and contracts, with as many leads as asked for, posted by the use case
 * in batches of a clock, over the last ninety days. Deliveries are settled by the owner's own hand: no worker runs.
 */
import pg from "pg";
import { withBrand } from "@/db/brand";
import { sale } from "@/db/schema";
import { makeLead } from "@/db/seed/demo/make-lead";
import { readPlaces } from "@/db/seed/demo/read-places";
import { seedBrand } from "@/db/seed/demo/seed-brand";
import type { SeededBrand } from "@/db/seed/demo/seeded-brand";
import { sonnenmarkt } from "@/db/seed/demo/sonnenmarkt";
import { openSession } from "@/lib/accounts/open-session";
import { sealSession, sessionCookieName } from "@/lib/accounts/session-token";
import type { Ctx } from "@/lib/core/ctx";
import { type Id, newId, toUuid } from "@/lib/core/id";
import { postLead } from "@/lib/intake/post-lead";
import { writeAllTerms } from "@/lib/leads/write-terms.job";
import { adjustWallet } from "@/lib/wallet/adjust-wallet";

const DAY = 86_400_000;
const DAYS = 90;
const BATCH = 128;

export interface PageMarket {
  /** Fills up to so many leads in all. */
  fill(leads: number): Promise<void>;
  readonly host: string;
  /** Cookies of the operators' manager and of the buyer with the most leads, and one of those leads. */
  look(): Promise<{ readonly operator: string; readonly buyer: string; readonly leadId: Id<"lead"> }>;
  /** A day in the middle of the brand's past. */
  readonly someDay: string;
}

export async function makePageMarket(url: string): Promise<PageMarket> {
  const hook = "http://127.0.0.1:9/";
  const until = Date.now();
  const brand = await seedBrand(sonnenmarkt, {
    port: 80,
    hooks: { ok: hook, recovered: hook, failing: hook, closed: hook },
    startAt: new Date(until - (DAYS + 1) * DAY),
  });
  for (const { id } of brand.buyers) {
    await adjustWallet(brand.ctx, { buyerId: id, amountMinor: 500_000_000, reason: "bench" });
  }
  const places = await readPlaces("DE");
  const { id: brandId } = brand.ctx.brand;
  const host = `${sonnenmarkt.slug}.localhost`;
  let made = 0;

  const fill = async (leads: number): Promise<void> => {
    const from = brand.clock.at.getTime();
    // What is filled first is a little of the beginning; the rest goes up to now.
    const step = Math.max(1, (until - from) / Math.ceil((leads - made) / BATCH));
    while (made < leads) {
      brand.clock.at = new Date(Math.min(brand.clock.at.getTime() + (leads <= BATCH ? 1 : step), until));
      const size = Math.min(BATCH, leads - made);
      await Promise.all(Array.from({ length: size }, () => post(brand, places, made++)));
    }
    await writeAllTerms(brandId, new Date(until + DAY));
    await settle(url, brandId);
  };
  const signIn = async (userId: Id<"user">): Promise<string> => {
    const visitor = { ip: "127.0.0.1", userAgent: "bench" };
    const id = await withBrand({ brandId }, (tx) => openSession(tx, userId, visitor, new Date()));
    return `${sessionCookieName(false)}=${sealSession(id, host)}`;
  };
  return {
    fill,
    host,
    someDay: new Date(until - 45 * DAY).toISOString().slice(0, 10),
    look: async () => {
      const { buyerId, leadId } = await readBest(brandId);
      const buyer = brand.buyers.find(({ id }) => id === buyerId);
      if (!buyer) throw new Error("a buyer is not the demo's");
      return { leadId, operator: await signIn(brand.managerId), buyer: await signIn(buyer.userId) };
    },
  };
}

async function post(brand: SeededBrand, places: Awaited<ReturnType<typeof readPlaces>>, n: number) {
  const { plan, random, clock, ctx } = brand;
  const source = random.pick(brand.sources.filter(({ test }) => !test));
  const now = clock.at;
  const body = makeLead(plan, source.category, { place: random.pick(places), now, n }, random);
  const actor: Ctx["actor"] = {
    kind: "source",
    sourceId: source.id,
    supplierId: source.supplierId,
    keyId: newId("key"),
    test: false,
  };
  // One in twenty has a slip: the lists of rejected leads are not empty.
  await postLead({ ...ctx, actor }, n % 20 === 9 ? { ...body, consent: undefined } : body, {
    receivedAt: now,
  });
}

async function settle(url: string, brandId: Id<"brand">): Promise<void> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    await db.query("begin");
    await db.query(`select set_config('app.brand_id', $1, true)`, [toUuid("brand", brandId)]);
    await db.query(
      `insert into delivery_attempt (id, delivery_id, buyer_id, number, started_at, duration_ms, outcome, status, request, response)
       select overlay(gen_random_uuid()::text placing left(id::text, 13) from 1 for 13)::uuid, id, buyer_id, 1, created_at, 120, 'delivered', 200, '{"method":"POST"}', '{"ok":true}'
       from delivery where state = 'pending'`,
    );
    await db.query(
      `update delivery set state = 'delivered', attempts = 1, due_at = null, settled_at = created_at, last_status = 200
       where state = 'pending'`,
    );
    await db.query("commit");
    await db.query("vacuum analyze");
  } finally {
    await db.end();
  }
}

/** The buyer with the most leads, and the one in the middle of them. */
async function readBest(
  brandId: Id<"brand">,
): Promise<{ readonly buyerId: Id<"buyer">; readonly leadId: Id<"lead"> }> {
  const rows = await withBrand({ brandId, readOnly: true }, (tx) =>
    tx.select({ leadId: sale.leadId, buyerId: sale.buyerId }).from(sale).orderBy(sale.id),
  );
  const [best = []] = [...Map.groupBy(rows, ({ buyerId }) => buyerId).values()].sort(
    (a, b) => b.length - a.length,
  );
  const middle = best[Math.floor(best.length / 2)];
  if (!middle) throw new Error("nobody has bought anything");
  return middle;
}
