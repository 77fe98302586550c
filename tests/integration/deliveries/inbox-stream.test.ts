import { afterEach, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { user } from "@/db/schema";
import { makeApiKey } from "@/lib/accounts/make-api-key";
import { createApi } from "@/lib/api/app";
import { streamInbox } from "@/lib/api/inbox-stream";
import type { Ctx } from "@/lib/core/ctx";
import { newId } from "@/lib/core/id";
import { nudgeInboxes } from "@/lib/deliveries/inbox-feed";
import { buyerUserOf, ctxOf, openDeliveryMarket, operatorOf, readDelivery, until } from "./delivery-market";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

interface Message {
  readonly id: string;
  readonly data: { readonly saleId: string; readonly leadId: string; readonly price: object };
}

/** Opens the stream and collects its events. */
async function open(ctx: Ctx, given: { lastSaleId?: string; stillAllowed?: () => Promise<boolean> } = {}) {
  const controller = new AbortController();
  ends.push(() => controller.abort());
  const { lastSaleId = null, stillAllowed = async () => true } = given;
  const { signal } = controller;
  const response = await streamInbox({ ctx, lastSaleId, stillAllowed, signal, heartbeatMs: 50 });
  const messages: Message[] = [];
  let over = false;
  void (async () => {
    let rest = "";
    for await (const chunk of response.body ?? []) {
      rest += new TextDecoder().decode(chunk);
      const blocks = rest.split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const lines = Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s).slice(0, 2)));
        if (lines.event === "lead") messages.push({ id: lines.id ?? "", data: JSON.parse(lines.data ?? "") });
      }
    }
    over = true;
  })();
  return { messages, isOver: () => over, response };
}

describe("the live inbox", () => {
  it("shows a buyer's new leads within two seconds, once, and nobody else's", async () => {
    const market = await openDeliveryMarket();
    const mine = await market.addBuyer({ config: { url: "http://127.0.0.1:9/" } });
    const other = await market.addBuyer({ config: { url: "http://127.0.0.1:9/" } });
    await mine.sell();
    const inbox = await open(ctxOf(market.brand, buyerUserOf(mine.buyer)));
    const sold = [...(await mine.sell(2)), ...(await other.sell(2)), ...(await mine.sell())];
    const own = await Promise.all(sold.map(async (id) => readDelivery(market.brand, id)));
    const expected = own.filter(({ buyerId }) => buyerId === mine.buyer.id).map(({ saleId }) => saleId);
    // No nudge: the sales might have been another process's.
    await until(
      async () => inbox.messages.length,
      (count) => count >= 3,
      2_000,
    );
    nudgeInboxes(market.brand.id);
    await until(
      async () => inbox.messages.length,
      (count) => count === 3,
    );
    expect(inbox.messages.map(({ id }) => id)).toEqual(expected);
    expect(inbox.messages[0]?.data).toMatchObject({
      saleId: expected[0],
      place: { postalCode: "80331", city: "München" },
      mode: "exclusive",
      price: { amount: 3800, currency: "EUR" },
    });
    expect(JSON.stringify(inbox.messages)).not.toContain("erika@example.org");
    expect(JSON.stringify(inbox.messages)).not.toContain("buyerId");
  });

  it("catches up with what came after the last one seen", async () => {
    const market = await openDeliveryMarket();
    const { sell, buyer } = await market.addBuyer({ config: { url: "http://127.0.0.1:9/" } });
    const [first = newId("delivery"), ...later] = await sell(3);
    const sales = await Promise.all([first, ...later].map((id) => readDelivery(market.brand, id)));
    const [seen, ...missed] = sales.map(({ saleId }) => saleId);
    const inbox = await open(ctxOf(market.brand, buyerUserOf(buyer)), { lastSaleId: seen });
    const [next = newId("delivery")] = await sell();
    nudgeInboxes(market.brand.id);
    const { saleId } = await readDelivery(market.brand, next);
    await until(
      async () => inbox.messages.length,
      (count) => count >= 3,
    );
    expect(inbox.messages.map(({ id }) => id)).toEqual([...missed, saleId]);
  });

  it("ends when the session does", async () => {
    const market = await openDeliveryMarket();
    const { buyer } = await market.addBuyer({ config: { url: "http://127.0.0.1:9/" } });
    let allowed = true;
    const inbox = await open(ctxOf(market.brand, buyerUserOf(buyer)), { stillAllowed: async () => allowed });
    expect(inbox.isOver()).toBe(false);
    allowed = false;
    await until(async () => inbox.isOver(), Boolean, 2_000);
  });

  it("opens with a buyer's API key", async () => {
    const market = await openDeliveryMarket();
    const { buyer, sell } = await market.addBuyer({ config: { url: "http://127.0.0.1:9/" } });
    const token = await withBrand({ brandId: market.brand.id }, async (tx) => {
      const userId = newId("user");
      const who = { kind: "buyer", role: "member", buyerId: buyer.id } as const;
      await tx.insert(user).values({ id: userId, ...who, email: `${userId}@example.org`, name: "Ada" });
      const key = { name: "test", test: false, owner: { userId }, now: new Date() };
      return (await makeApiKey(tx, key)).token;
    });
    const controller = new AbortController();
    ends.push(() => controller.abort());
    const answer = await createApi().request("/api/inbox/stream", {
      headers: { authorization: `Bearer ${token}` },
      signal: controller.signal,
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toMatch(/^text\/event-stream/);
    await sell();
    let text = "";
    for await (const chunk of answer.body ?? []) {
      text += new TextDecoder().decode(chunk);
      if (text.includes("event: lead")) break;
    }
    expect(text).toMatch(/id: sale_/);
  });

  it("is for buyers", async () => {
    const market = await openDeliveryMarket();
    await expect(open(ctxOf(market.brand, operatorOf()))).rejects.toMatchObject({ code: "forbidden" });
    const answer = await createApi().request("/api/inbox/stream");
    expect(answer.status).toBe(401);
  });
});
