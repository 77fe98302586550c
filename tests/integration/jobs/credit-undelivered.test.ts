import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { delivery, ledgerAccount, sale, saleOpening, user } from "@/db/schema";
import { type Id, newId } from "@/lib/core/id";
import { ENDPOINT_DISABLED, ENDPOINT_SWITCHED_OFF } from "@/lib/deliveries/cancel-reasons";
import { creditUndelivered } from "@/lib/intake/credit-undelivered.job";
import { type MarketBuyer, openDeliveryMarket, readDelivery } from "../deliveries/delivery-market";

const HOUR = 3_600_000;
const soldAt = new Date(Date.now() - 80 * HOUR);

async function market() {
  const { brand, addBuyer } = await openDeliveryMarket();
  const one = await addBuyer({ config: { url: "http://127.0.0.1:9/" } });
  const settle = (id: Id<"delivery">, state: "exhausted" | "delivered" | "canceled", lastError?: string) =>
    withBrand({ brandId: brand.id }, (tx) =>
      tx
        .update(delivery)
        .set({ state, lastError, dueAt: null, settledAt: new Date() })
        .where(eq(delivery.id, id)),
    );
  const balance = async ({ buyer }: MarketBuyer): Promise<number> =>
    withBrand({ brandId: brand.id }, async (tx) => {
      const [row] = await tx.select().from(ledgerAccount).where(eq(ledgerAccount.id, buyer.walletAccountId));
      return row?.balance ?? Number.NaN;
    });
  const saleOf = async (id: Id<"delivery">) => (await readDelivery(brand, id)).saleId;
  return { brand, one, settle, balance, saleOf };
}

describe("a sale that could not be delivered", () => {
  it("is credited once", async () => {
    const { brand, one, settle, balance, saleOf } = await market();
    const before = await balance(one);
    const [id = newId("delivery")] = await one.sell(1, soldAt);
    await settle(id, "exhausted");
    expect(await creditUndelivered(brand.facts, new Date())).toEqual([await saleOf(id)]);
    expect(await balance(one)).toBe(before);
    expect(await creditUndelivered(brand.facts, new Date())).toEqual([]);
    expect(await balance(one)).toBe(before);
    const [row] = await withBrand({ brandId: brand.id }, async (tx) => tx.select().from(sale));
    expect(row?.reversedAt).not.toBeNull();
  });

  it("is credited where its endpoint had been given up before, so that nothing was ever sent", async () => {
    const { brand, one, settle, balance, saleOf } = await market();
    const before = await balance(one);
    const [unwanted = newId("delivery")] = await one.sell(1, soldAt);
    await settle(unwanted, "canceled", ENDPOINT_SWITCHED_OFF);
    // Who switches an endpoint off reads in the inbox.
    expect(await creditUndelivered(brand.facts, new Date())).toEqual([]);
    const spent = await balance(one);
    expect(spent).toBeLessThan(before);
    const [id = newId("delivery")] = await one.sell(1, soldAt);
    await settle(id, "canceled", ENDPOINT_DISABLED);
    expect(await creditUndelivered(brand.facts, new Date())).toEqual([await saleOf(id)]);
    expect(await balance(one)).toBe(spent);
  });

  it("is not credited where it was opened, delivered, is still being tried, or was sold just now", async () => {
    const { brand, one, settle, saleOf } = await market();
    const [opened = newId("delivery"), delivered = newId("delivery"), canceled = newId("delivery")] =
      await one.sell(4, soldAt);
    const [fresh = newId("delivery")] = await one.sell(1);
    await settle(opened, "exhausted");
    await settle(delivered, "delivered");
    await settle(canceled, "canceled");
    await settle(fresh, "exhausted");
    const saleId = await saleOf(opened);
    await withBrand({ brandId: brand.id }, async (tx) => {
      const userId = newId("user");
      const who = { kind: "buyer", role: "owner", buyerId: one.buyer.id } as const;
      await tx.insert(user).values({ id: userId, ...who, email: `${userId}@example.org`, name: "Ada" });
      await tx.insert(saleOpening).values({ saleId, buyerId: one.buyer.id, userId });
    });
    expect(await creditUndelivered(brand.facts, new Date())).toEqual([]);
  });
});
