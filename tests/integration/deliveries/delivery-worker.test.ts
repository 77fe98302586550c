import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { reverseSale } from "@/db/kernel-steps";
import { delivery, deliveryAttempt, endpoint, outboxMail } from "@/db/schema";
import { brandDirectory } from "@/lib/brands";
import { newId } from "@/lib/core/id";
import { attemptDelivery } from "@/lib/deliveries/attempt-delivery";
import { type DeliveryWorkerOptions, startDeliveryWorker } from "@/lib/deliveries/delivery-worker";
import { leaseDeliveries } from "@/lib/deliveries/lease-deliveries";
import { loadDeliveries } from "@/lib/deliveries/load-deliveries";
import { httpGateway } from "@/lib/gateways/http";
import { sendMail } from "@/lib/gateways/mail";
import { openWebhookSink, type SinkAnswer, type WebhookSink } from "@/tests/support/webhook-sink";
import { openDeliveryMarket, readDelivery, readEndpoint, SECRET, until } from "./delivery-market";

const MINUTE = 60_000;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function sinkOf(answer?: () => SinkAnswer): Promise<WebhookSink> {
  const sink = await openWebhookSink(answer);
  ends.push(sink.close);
  return sink;
}

function work(options: DeliveryWorkerOptions = {}) {
  const worker = startDeliveryWorker({ pollMs: 50, graceMs: 200, random: () => 0.5, ...options });
  ends.push(worker.stop);
  return worker;
}

describe("a webhook", () => {
  it("brings the lead, signed, to the buyer's system and is settled with its attempt", async () => {
    const sink = await sinkOf();
    const market = await openDeliveryMarket();
    const { sell, buyer, endpointId } = await market.addBuyer({
      config: { url: `${sink.url}/leads`, headers: { "X-Api-Key": "k-1" } },
    });
    const [id = newId("delivery")] = await sell();
    work();
    const [call] = await sink.received(1);
    expect(call?.path).toBe("/leads");
    expect(call?.headers["x-api-key"]).toBe("k-1");
    expect(call?.headers["webhook-id"]).toBe(id);
    const signed = `${id}.${call?.headers["webhook-timestamp"]}.${call?.body}`;
    const key = Buffer.from(SECRET.slice(6), "base64");
    expect(call?.headers["webhook-signature"]).toBe(
      `v1,${createHmac("sha256", key).update(signed).digest("base64")}`,
    );
    const event = JSON.parse(call?.body ?? "{}");
    expect(event).toMatchObject({
      type: "lead.sold",
      test: false,
      data: {
        brand: market.brand.facts.slug,
        sale: { mode: "exclusive", price: { amount: 3800, currency: "EUR" } },
        lead: {
          contact: { email: "erika@example.org" },
          place: { postalCode: "80331" },
          fields: { roofArea: 85 },
        },
      },
    });
    const row = await until(
      () => readDelivery(market.brand, id),
      ({ state }) => state !== "pending",
    );
    expect(row).toMatchObject({
      state: "delivered",
      attempts: 1,
      dueAt: null,
      lastStatus: 200,
      lastError: null,
    });
    const [attempt] = await withBrand({ brandId: market.brand.id }, (tx) =>
      tx.select().from(deliveryAttempt).where(eq(deliveryAttempt.deliveryId, id)),
    );
    expect(attempt).toMatchObject({ number: 1, outcome: "delivered", buyerId: buyer.id, response: "ok" });
    expect(JSON.stringify(attempt?.request)).not.toContain("k-1");
    expect((await readEndpoint(market.brand, endpointId)).lastSuccessAt).not.toBeNull();
  });

  it("is tried again by the schedule, with the same id, and given up after the last try", async () => {
    const sink = await sinkOf(() => ({ status: 500, body: "no\u0000" }));
    const market = await openDeliveryMarket();
    const { sell } = await market.addBuyer({ config: { url: sink.url } });
    const [id = newId("delivery")] = await sell();
    let now = new Date();
    work({ gateways: { now: () => now } });
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 9; attempt++) {
      const row = await until(
        () => readDelivery(market.brand, id),
        ({ attempts }) => attempts === attempt,
      );
      expect(row.state).toBe("pending");
      waits.push(((row.dueAt?.getTime() ?? 0) - now.getTime()) / MINUTE);
      now = row.dueAt ?? now;
    }
    expect(waits).toEqual([5 / 60, 5, 30, 120, 300, 600, 840, 1200, 1440]);
    const last = await until(
      () => readDelivery(market.brand, id),
      ({ attempts }) => attempts === 10,
    );
    expect(last).toMatchObject({ state: "exhausted", dueAt: null, lastStatus: 500 });
    expect(new Set(sink.calls.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set([id]));
  });

  it("with 410 disables the endpoint and cancels what waits for it", async () => {
    const sink = await sinkOf(() => ({ status: 410 }));
    const market = await openDeliveryMarket();
    const { sell, endpointId } = await market.addBuyer({ config: { url: sink.url } });
    const [first = newId("delivery"), ...others] = await sell(4);
    work({ limits: { perEndpoint: 1 } });
    const off = await until(
      () => readEndpoint(market.brand, endpointId),
      ({ disabledAt }) => disabledAt !== null,
    );
    expect(off.disabledReason).toBe("gone");
    const states = await Promise.all([first, ...others].map((id) => readDelivery(market.brand, id)));
    expect(states.map(({ state }) => state).sort()).toEqual([
      "canceled",
      "canceled",
      "canceled",
      "exhausted",
    ]);
    expect(sink.calls).toHaveLength(1);
  });

  it.each([
    ["by_user", "endpoint switched off"],
    ["gone", "endpoint disabled"],
  ])(
    "disabled (%s) before the sale gets nothing, and the delivery says why",
    async (disabledReason, said) => {
      const sink = await sinkOf();
      const market = await openDeliveryMarket();
      const { sell, endpointId } = await market.addBuyer({ config: { url: sink.url } });
      await withBrand({ brandId: market.brand.id }, (tx) =>
        tx
          .update(endpoint)
          .set({ disabledAt: new Date(), disabledReason })
          .where(eq(endpoint.id, endpointId)),
      );
      const [id = newId("delivery")] = await sell();
      work();
      const row = await until(
        () => readDelivery(market.brand, id),
        ({ state }) => state !== "pending",
      );
      expect(row).toMatchObject({ state: "canceled", dueAt: null, attempts: 0, lastError: said });
      expect(row.settledAt).not.toBeNull();
      expect(sink.calls).toHaveLength(0);
    },
  );

  it("that has failed for five days disables the endpoint; one success in between starts the count anew", async () => {
    let status = 500;
    const sink = await sinkOf(() => ({ status }));
    const market = await openDeliveryMarket();
    const { sell, endpointId } = await market.addBuyer({ config: { url: sink.url } });
    const failingSince = (days: number) =>
      withBrand({ brandId: market.brand.id }, (tx) =>
        tx
          .update(endpoint)
          .set({ failingSince: new Date(Date.now() - days * 24 * 60 * MINUTE) })
          .where(eq(endpoint.id, endpointId)),
      );
    work();
    const read = () => readEndpoint(market.brand, endpointId);
    await failingSince(4);
    await sell();
    await until(read, ({ failuresInRow }) => failuresInRow === 1);
    expect((await read()).disabledAt).toBeNull();
    await failingSince(6);
    status = 200;
    await sell();
    await until(read, ({ failuresInRow, failingSince: since }) => failuresInRow === 0 && since === null);
    status = 500;
    await failingSince(6);
    await sell();
    const off = await until(read, ({ disabledAt }) => disabledAt !== null);
    expect(off.disabledReason).toBe("failing");
  });

  it("is not sent for a sale that was reversed meanwhile", async () => {
    const sink = await sinkOf();
    const market = await openDeliveryMarket();
    const { sell } = await market.addBuyer({ config: { url: sink.url } });
    const [id = newId("delivery")] = await sell();
    const { saleId } = await readDelivery(market.brand, id);
    await withBrand({ brandId: market.brand.id }, (tx) =>
      reverseSale(tx, {
        transactionId: newId("txn"),
        saleId,
        reason: "test",
        actorUserId: null,
        idempotencyKey: saleId,
        inputHash: "",
        now: new Date(),
      }),
    );
    // As if it had been leased before the reversal canceled it.
    await withBrand({ brandId: market.brand.id }, (tx) =>
      tx.update(delivery).set({ state: "pending", dueAt: new Date() }).where(eq(delivery.id, id)),
    );
    work();
    const row = await until(
      () => readDelivery(market.brand, id),
      ({ state }) => state !== "pending",
    );
    expect(row).toMatchObject({ state: "canceled", attempts: 0 });
    expect(sink.calls).toHaveLength(0);
  });
});

describe("a process that dies between sending and writing", () => {
  it("leaves a lease that runs out; the lead is sent again with the same id", async () => {
    const sink = await sinkOf();
    const market = await openDeliveryMarket();
    const { sell } = await market.addBuyer({ config: { url: sink.url } });
    const [id = newId("delivery")] = await sell();
    const start = new Date();
    const request = { now: start, limit: 200, perEndpoint: 8, allowances: new Map() };
    expect((await leaseDeliveries(request)).map((one) => one.id)).toContain(id);
    expect((await leaseDeliveries(request)).map((one) => one.id)).not.toContain(id);
    const brand = await brandDirectory().findById(market.brand.id);
    const [loaded] = brand ? await loadDeliveries(brand, [id]) : [];
    if (!brand || !loaded) throw new Error("not loaded");
    await attemptDelivery(brand, loaded, { http: httpGateway(), sendMail, now: () => start });
    // Nothing is written: the process is gone. Another one looks a minute later.
    work({ gateways: { now: () => new Date(start.getTime() + 61_000) } });
    await sink.received(2);
    await until(
      () => readDelivery(market.brand, id),
      ({ state }) => state === "delivered",
    );
    expect(sink.calls.map(({ headers }) => headers["webhook-id"])).toEqual([id, id]);
  });
});

describe("an endpoint that hangs", () => {
  it("holds up nobody, whatever has piled up at it", async () => {
    const hanging = await sinkOf(() => "hang");
    const quick = await sinkOf();
    const market = await openDeliveryMarket();
    const slow = await market.addBuyer({ config: { url: hanging.url } });
    await slow.sell(100);
    await slow.sell(100);
    const worker = work({ pollMs: 500 });
    await hanging.received(1);
    const others = await Promise.all(
      Array.from({ length: 5 }, () => market.addBuyer({ config: { url: quick.url } })),
    );
    const sent = new Map<string, number>();
    const SALES = 100;
    for (let i = 0; i < SALES; i++) {
      const other = others[i % others.length];
      const [id] = (await other?.sell()) ?? [];
      if (id) sent.set(id, Date.now());
      worker.nudge();
    }
    const calls = await quick.received(SALES);
    const waits = calls
      .map(({ at, headers }) => at - (sent.get(headers["webhook-id"] ?? "") ?? 0))
      .sort((a, b) => a - b);
    expect(waits[Math.floor(SALES * 0.95)]).toBeLessThan(2_000);
    expect(hanging.calls.length).toBeLessThanOrEqual(8);
  });
});

describe("a mail", () => {
  it("brings the lead in the brand's name; answers go to the lead where the buyer wants it", async () => {
    const market = await openDeliveryMarket();
    const { sell } = await market.addBuyer({
      kind: "email",
      config: { to: ["a@buyer.example", "b@buyer.example"], replyToLead: true },
    });
    const [id = newId("delivery")] = await sell();
    work();
    await until(
      () => readDelivery(market.brand, id),
      ({ state }) => state === "delivered",
    );
    const mails = await withBrand({ brandId: market.brand.id }, (tx) => tx.select().from(outboxMail));
    expect(mails.map(({ to }) => to).sort()).toEqual(["a@buyer.example", "b@buyer.example"]);
    const [mail] = mails;
    expect(mail?.from).toBe('"Sonnenmarkt" <hello@example.org>');
    expect(mail?.headers).toMatchObject({ "Reply-To": "erika@example.org" });
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain("Erika Muster");
      expect(part).toContain("Dachfläche");
      expect(part).toContain("+49 1512 3456789");
      expect(part).toContain(`${market.brand.facts.slug}.test:3000/buyer/leads/lead_`);
      expect(part).not.toMatch(/fairlead/i);
    }
    expect(mail?.html).toContain('href="tel:+4915123456789"');
  });
});
