import { and, eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { auditEvent, delivery } from "@/db/schema";
import { type Id, newId } from "@/lib/core/id";
import { startDeliveryWorker } from "@/lib/deliveries/delivery-worker";
import { getDelivery } from "@/lib/deliveries/get-delivery";
import { listDeliveries } from "@/lib/deliveries/list-deliveries";
import { redeliver } from "@/lib/deliveries/redeliver";
import { redeliverMany } from "@/lib/deliveries/redeliver-many";
import { sendTestDelivery } from "@/lib/deliveries/send-test-delivery.process";
import { getLead } from "@/lib/reporting/get-lead";
import { getPurchase } from "@/lib/reporting/get-purchase";
import type { TestBrand } from "@/tests/factories/make-brand";
import { openWebhookSink } from "@/tests/support/webhook-sink";
import { buyerUserOf, ctxOf, openDeliveryMarket, operatorOf, readDelivery, until } from "./delivery-market";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function giveUp(brand: TestBrand, ids: readonly Id<"delivery">[]): Promise<void> {
  await withBrand({ brandId: brand.id }, async (tx) => {
    for (const id of ids) {
      await tx
        .update(delivery)
        .set({ state: "exhausted", dueAt: null, attempts: 10, settledAt: new Date(), lastStatus: 500 })
        .where(eq(delivery.id, id));
    }
  });
}

/** Two buyers with a given-up delivery each, and somebody of another brand. */
async function twoBuyers() {
  const sink = await openWebhookSink();
  ends.push(sink.close);
  const market = await openDeliveryMarket();
  const mine = await market.addBuyer({ config: { url: sink.url } });
  const other = await market.addBuyer({ config: { url: sink.url } });
  const [id = newId("delivery")] = await mine.sell();
  const [otherId = newId("delivery")] = await other.sell();
  await giveUp(market.brand, [id, otherId]);
  const foreign = await openDeliveryMarket();
  return {
    sink,
    brand: market.brand,
    mine,
    other,
    id,
    otherId,
    operator: ctxOf(market.brand, operatorOf()),
    buyer: ctxOf(market.brand, buyerUserOf(mine.buyer)),
    viewer: ctxOf(market.brand, { kind: "operator", userId: newId("user"), role: "viewer" }),
    foreigner: ctxOf(foreign.brand, operatorOf()),
  };
}

describe("sending again", () => {
  it("makes a given-up delivery due with a fresh schedule, keeps its id and numbers its attempts on", async () => {
    const { sink, brand, id, operator, buyer } = await twoBuyers();
    const view = await redeliver(operator, { id });
    expect(view).toMatchObject({ id, state: "pending", attemptCount: 0 });
    const worker = startDeliveryWorker({ pollMs: 50 });
    ends.push(worker.stop);
    await until(
      () => readDelivery(brand, id),
      ({ state }) => state === "delivered",
    );
    await redeliver(operator, { id });
    await until(
      () => getDelivery(operator, { id }),
      ({ state, attempts }) => state === "delivered" && attempts.length === 2,
    );
    const { attempts, leadId } = await getDelivery(operator, { id });
    expect(attempts.map(({ number }) => number)).toEqual([1, 2]);
    // The lead's own page tells both, to the operator and to its buyer.
    for (const { deliveries } of [
      await getLead(operator, { leadId }),
      await getPurchase(buyer, { leadId }),
    ]) {
      expect(deliveries.map(({ tries }) => tries.map(({ number, outcome }) => [number, outcome]))).toEqual([
        [
          [1, "delivered"],
          [2, "delivered"],
        ],
      ]);
    }
    expect(sink.calls.map(({ headers }) => headers["webhook-id"])).toEqual([id, id]);
  });

  it("leaves one alone that is being tried at this moment", async () => {
    const { brand, id, operator } = await twoBuyers();
    const leasedUntil = new Date(Date.now() + 60_000);
    await withBrand({ brandId: brand.id }, (tx) =>
      tx
        .update(delivery)
        .set({ state: "pending", dueAt: new Date(), leasedUntil, attempts: 3 })
        .where(eq(delivery.id, id)),
    );
    await redeliver(operator, { id });
    expect(await readDelivery(brand, id)).toMatchObject({ attempts: 3, leasedUntil });
  });

  it("is a buyer's own only, and not a viewer's; a foreign brand's id does not exist", async () => {
    const { id, otherId, buyer, viewer, foreigner } = await twoBuyers();
    await expect(redeliver(buyer, { id })).resolves.toMatchObject({ state: "pending" });
    for (const [ctx, wanted] of [
      [buyer, otherId],
      [foreigner, id],
      [buyer, "nonsense"],
    ] as const) {
      await expect(redeliver(ctx, { id: wanted })).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(redeliver(viewer, { id })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("under the same idempotency key happens once", async () => {
    const { brand, id, operator } = await twoBuyers();
    const first = await redeliver(operator, { id }, { idempotencyKey: "k" });
    await giveUp(brand, [id]);
    expect(await redeliver(operator, { id }, { idempotencyKey: "k" })).toEqual(first);
    expect((await readDelivery(brand, id)).state).toBe("exhausted");
    const notes = await withBrand({ brandId: brand.id }, (tx) =>
      tx
        .select()
        .from(auditEvent)
        .where(and(eq(auditEvent.action, "delivery.redeliver"), eq(auditEvent.objectId, id))),
    );
    expect(notes).toHaveLength(1);
  });

  it("of everything given up reaches a buyer's own only; a filter narrows it", async () => {
    const { brand, id, otherId, buyer, operator, other, foreigner } = await twoBuyers();
    expect(await redeliverMany(foreigner, {})).toEqual({ count: 0, more: false });
    expect(await redeliverMany(buyer, {})).toEqual({ count: 1, more: false });
    expect((await readDelivery(brand, id)).state).toBe("pending");
    expect((await readDelivery(brand, otherId)).state).toBe("exhausted");
    expect(await redeliverMany(operator, { soldTo: "2020-01-01T00:00:00Z" })).toMatchObject({ count: 0 });
    expect(await redeliverMany(operator, { endpointId: other.endpointId })).toMatchObject({ count: 1 });
    await expect(redeliverMany(operator, { state: "delivered" })).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("reading", () => {
  it("shows a buyer the own deliveries and nobody else's", async () => {
    const { id, otherId, buyer, operator, foreigner } = await twoBuyers();
    expect((await listDeliveries(buyer, {})).data.map((one) => one.id)).toEqual([id]);
    expect((await listDeliveries(operator, {})).data.map((one) => one.id)).toEqual([otherId, id]);
    expect((await listDeliveries(foreigner, {})).data).toEqual([]);
    await expect(getDelivery(buyer, { id: otherId })).rejects.toMatchObject({ code: "not_found" });
    await expect(getDelivery(foreigner, { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("pages through all, newest sale first, and filters", async () => {
    const { brand, mine, id, operator } = await twoBuyers();
    const more = await mine.sell(5);
    const all: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listDeliveries(operator, { limit: 2, cursor });
      all.push(...page.data.map((one) => one.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(all).toHaveLength(7);
    expect(new Set(all).size).toBe(7);
    expect(all.slice(0, 5)).toEqual(more.toReversed());
    const given = await listDeliveries(operator, { state: "exhausted", buyerId: mine.buyer.id });
    expect(given.data.map((one) => one.id)).toEqual([id]);
    expect(given.data[0]).toMatchObject({
      endpoint: { id: mine.endpointId, kind: "webhook" },
      lastStatus: 500,
    });
    expect(brand.id).toBeDefined();
  });
});

describe("a test lead", () => {
  it("goes out at once and shows what was sent and what came back; nothing is stored", async () => {
    const { sink, mine, buyer, operator } = await twoBuyers();
    const before = (await listDeliveries(operator, {})).data.length;
    const result = await sendTestDelivery(buyer, { id: mine.endpointId });
    expect(result).toMatchObject({ outcome: "delivered", status: 200, response: "ok" });
    const event = JSON.parse(sink.calls[0]?.body ?? "{}");
    expect(event).toMatchObject({ test: true, data: { lead: { fields: { roofArea: 100 } } } });
    expect((await listDeliveries(operator, {})).data).toHaveLength(before);
  });

  it("is for one's own endpoint, a member may not, and not without end", async () => {
    const { brand, mine, other, buyer, foreigner } = await twoBuyers();
    for (const [ctx, id] of [
      [buyer, other.endpointId],
      [foreigner, mine.endpointId],
    ] as const) {
      await expect(sendTestDelivery(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
    }
    const member = ctxOf(brand, {
      kind: "buyer",
      userId: newId("user"),
      buyerId: mine.buyer.id,
      role: "member",
    });
    await expect(sendTestDelivery(member, { id: mine.endpointId })).rejects.toMatchObject({
      code: "forbidden",
    });
    const tries = Array.from({ length: 11 }, () => sendTestDelivery(buyer, { id: mine.endpointId }));
    const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(1);
  });
});
