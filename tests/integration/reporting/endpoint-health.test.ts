import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { delivery, deliveryAttempt, endpoint, endpointHour } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { fromUuid, newId, uuidAt } from "@/lib/core/id";
import { listDeliveries } from "@/lib/deliveries/list-deliveries";
import { redeliverMany, redeliverSelected } from "@/lib/deliveries/redeliver-many";
import { rollUpAttempts } from "@/lib/deliveries/roll-up-attempts.job";
import { listEndpointHealth } from "@/lib/reporting/list-endpoint-health";
import {
  buyerUserOf,
  ctxOf,
  type DeliveryMarket,
  type MarketBuyer,
  openDeliveryMarket,
  operatorOf,
  readDelivery,
} from "../deliveries/delivery-market";

const HOUR_MS = 3_600_000;

let market: DeliveryMarket;
let operator: Ctx;
let foreign: Ctx;
beforeAll(async () => {
  market = await openDeliveryMarket();
  operator = ctxOf(market.brand, operatorOf());
  foreign = ctxOf((await openDeliveryMarket()).brand, operatorOf());
});

const newBuyer = (kind: "email" | "webhook" = "webhook") =>
  market.addBuyer({
    kind,
    config: kind === "webhook" ? { url: "http://127.0.0.1:9/hook" } : { to: ["a@example.org"] },
  });

/** Attempts of one delivery of the buyer's, each so many hours ago. */
async function attempt(
  buyer: MarketBuyer,
  tries: readonly { hoursAgo: number; ms: number; ok: boolean }[],
): Promise<void> {
  const [deliveryId] = await buyer.sell();
  if (!deliveryId) throw new Error("nothing was sold");
  await withBrand({ brandId: market.brand.id }, (tx) =>
    tx.insert(deliveryAttempt).values(
      tries.map(({ hoursAgo, ms, ok }, index) => {
        const at = Date.now() - hoursAgo * HOUR_MS;
        return {
          id: fromUuid("attempt", uuidAt(at + ms)),
          deliveryId,
          buyerId: buyer.buyer.id,
          number: index + 1,
          startedAt: new Date(at),
          durationMs: ms,
          outcome: ok ? ("delivered" as const) : ("failed" as const),
          status: ok ? 200 : 500,
          request: {},
        };
      }),
    ),
  );
}

describe("how endpoints do", () => {
  it("is counted over a day and a week, with the median and what 95 % stay within", async () => {
    const buyer = await newBuyer();
    await attempt(buyer, [
      { hoursAgo: 1, ms: 100, ok: true },
      { hoursAgo: 2, ms: 200, ok: true },
      { hoursAgo: 3, ms: 300, ok: false },
      { hoursAgo: 30, ms: 1_000, ok: true },
      { hoursAgo: 24 * 8, ms: 60_000, ok: false },
    ]);
    const { data } = await listEndpointHealth(operator, { endpointId: buyer.endpointId });
    expect(data).toMatchObject([
      {
        tries24h: 3,
        successes24h: 2,
        tries7d: 4,
        successes7d: 3,
        medianMs: 250,
        p95Ms: 895,
        waiting: 1,
        givenUp: 0,
      },
    ]);
  });

  it("is counted the same once the hours that are over are summed up, however often they are", async () => {
    const buyer = await newBuyer();
    const ok = (hoursAgo: number, ms: number) => ({ hoursAgo, ms, ok: true });
    await attempt(buyer, [ok(0.01, 100), ok(23.99, 200), { ...ok(24.01, 400), ok: false }, ok(167.99, 800)]);
    await attempt(buyer, [ok(168.05, 60_000), { ...ok(12, 5), ok: false }, ok(100, 801)]);
    const { endpointId } = buyer;
    const read = async (ctx: Ctx) => (await listEndpointHealth(ctx, { endpointId })).data;
    const before = await read(operator);
    expect(before).toMatchObject([{ tries24h: 3, successes24h: 2, tries7d: 6, successes7d: 4 }]);
    const { id } = market.brand;
    await Promise.all([rollUpAttempts(id, new Date()), rollUpAttempts(id, new Date())]);
    await rollUpAttempts(id, new Date());
    const sums = await withBrand({ brandId: id }, (tx) =>
      tx.select().from(endpointHour).where(eq(endpointHour.endpointId, endpointId)),
    );
    expect(sums.reduce((all, { tries }) => all + tries, 0)).toBeGreaterThanOrEqual(5);
    expect(await read(operator)).toEqual(before);
    expect(await read(ctxOf(market.brand, buyerUserOf(buyer.buyer)))).toEqual(before);
    const other = await newBuyer();
    const seen = (scope: object) =>
      withBrand({ brandId: id, readOnly: true, ...scope }, (tx) => tx.$count(endpointHour));
    expect(await seen({ buyerId: other.buyer.id })).toBe(0);
    expect(await seen({ supplierId: newId("supplier") })).toBe(0);
    const foreignRows = await withBrand({ brandId: foreign.brand.id }, (tx) => tx.$count(endpointHour));
    expect(foreignRows).toBe(0);
  });

  it("shows trouble first, page by page, and by state", async () => {
    const [bad, off, fine] = [await newBuyer(), await newBuyer(), await newBuyer()];
    await withBrand({ brandId: market.brand.id }, async (tx) => {
      const set = (id: MarketBuyer["endpointId"], change: object) =>
        tx.update(endpoint).set(change).where(eq(endpoint.id, id));
      await set(bad.endpointId, { failingSince: new Date(), failuresInRow: 3 });
      await set(off.endpointId, { disabledAt: new Date(), disabledReason: "gone" });
      await set(fine.endpointId, { lastSuccessAt: new Date() });
    });
    const all: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listEndpointHealth(operator, { limit: 2, cursor });
      all.push(...page.data.map((row) => row.endpoint.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(all.slice(0, 2)).toEqual([bad.endpointId, off.endpointId]);
    expect(new Set(all).size).toBe(all.length);
    const ids = async (state: string) =>
      (await listEndpointHealth.unchecked(operator, { state })).data.map((row) => row.endpoint.id);
    expect(await ids("failing")).toEqual([bad.endpointId]);
    expect(await ids("disabled")).toEqual([off.endpointId]);
    expect(await ids("working")).toEqual([fine.endpointId]);
  });

  it("is a buyer's own to the buyer, and nothing at another brand", async () => {
    const [mine, other] = [await newBuyer(), await newBuyer()];
    const buyer = ctxOf(market.brand, buyerUserOf(mine.buyer));
    const own = await listEndpointHealth(buyer, {});
    expect(own.data.map((row) => row.endpoint.id)).toEqual([mine.endpointId]);
    expect((await listEndpointHealth(buyer, { endpointId: other.endpointId })).data).toEqual([]);
    expect((await listEndpointHealth(foreign, {})).data).toEqual([]);
  });
});

async function giveUp(id: Awaited<ReturnType<MarketBuyer["sell"]>>[number]): Promise<void> {
  await withBrand({ brandId: market.brand.id }, (tx) =>
    tx
      .update(delivery)
      .set({ state: "exhausted", dueAt: null, settledAt: new Date() })
      .where(eq(delivery.id, id)),
  );
}

describe("deliveries sent again as a list shows them", () => {
  it("are those that the same filters find", async () => {
    const [hook, mail] = [await newBuyer("webhook"), await newBuyer("email")];
    const [a, b] = [await hook.sell(2), await mail.sell(1)];
    for (const id of [...a, ...b]) await giveUp(id);
    const [first] = a;
    if (!first) throw new Error("nothing was sold");
    const { leadId } = await readDelivery(market.brand, first);
    const found = async (filter: object) =>
      (await listDeliveries.unchecked(operator, { state: "exhausted", ...filter })).data.map(({ id }) => id);
    expect(await found({ q: leadId })).toEqual([first]);
    expect(await found({ q: "nothing" })).toEqual([]);
    expect(await found({ kind: "email", buyerId: mail.buyer.id })).toEqual(b);
    expect(await found({ from: "2999-01-01" })).toEqual([]);
    expect(await redeliverMany(operator, { from: "2999-01-01" })).toMatchObject({ count: 0 });
    expect(await redeliverMany(operator, { kind: "email", buyerId: mail.buyer.id })).toMatchObject({
      count: 1,
    });
    expect(await redeliverMany(operator, { leadId })).toMatchObject({ count: 1 });
    expect(await readDelivery(market.brand, first)).toMatchObject({ state: "pending" });
    expect(await found({ buyerId: hook.buyer.id })).toEqual(a.slice(1));
  });

  it("are picked one by one; somebody else's and what cannot be sent is passed over, twice is once", async () => {
    const [mine, other] = [await newBuyer(), await newBuyer()];
    const [[a], [b]] = [await mine.sell(), await other.sell()];
    if (!a || !b) throw new Error("nothing was sold");
    await giveUp(a);
    await giveUp(b);
    const buyer = ctxOf(market.brand, buyerUserOf(mine.buyer));
    const viewer = ctxOf(market.brand, { ...operatorOf(), kind: "operator", role: "viewer" } as Ctx["actor"]);
    const ids = [a, b];
    await expect(redeliverSelected(viewer, { ids })).rejects.toMatchObject({ code: "forbidden" });
    expect(await redeliverSelected(foreign, { ids })).toEqual({ count: 0, passedOver: 2 });
    const once = { idempotencyKey: "pick-1" };
    expect(await redeliverSelected(buyer, { ids }, once)).toEqual({ count: 1, passedOver: 1 });
    expect(await readDelivery(market.brand, b)).toMatchObject({ state: "exhausted" });
    await giveUp(a);
    expect(await redeliverSelected(buyer, { ids }, once)).toEqual({ count: 1, passedOver: 1 });
    expect(await readDelivery(market.brand, a)).toMatchObject({ state: "exhausted" });
    expect(await redeliverSelected(operator, { ids })).toEqual({ count: 2, passedOver: 0 });
  });
});
