import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/core/ctx";
import { getPurchase } from "@/lib/reporting/get-purchase";
import { listPurchases } from "@/lib/reporting/list-purchases";
import { openPurchase } from "@/lib/sales/open-purchase";
import { reverseSale } from "@/lib/sales/reverse-sale";
import { makeBrand, type TestBrand } from "@/tests/factories/make-brand";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeCategory } from "@/tests/factories/make-category";
import { makeContract } from "@/tests/factories/make-contract";
import { makeSale, type TestSale } from "@/tests/factories/make-sale";
import { makeSource } from "@/tests/factories/make-source";
import { makeSupplier } from "@/tests/factories/make-supplier";
import { makeUser } from "@/tests/factories/make-user";

interface Market {
  readonly brand: TestBrand;
  readonly buyer: Ctx;
  readonly otherBuyer: Ctx;
  readonly operator: Ctx;
  readonly sold: () => Promise<TestSale>;
}

async function makeMarket(): Promise<Market> {
  const brand = await makeBrand();
  const category = await makeCategory(brand);
  const supplier = await makeSupplier(brand);
  const source = await makeSource(brand, { supplier, category });
  const [one, other] = [await makeBuyer(brand, { fundsMinor: 1_000_000 }), await makeBuyer(brand)];
  const contract = await makeContract(brand, { buyer: one, category });
  return {
    brand,
    buyer: await makeUser(brand, { kind: "buyer", buyerId: one.id }),
    otherBuyer: await makeUser(brand, { kind: "buyer", buyerId: other.id }),
    operator: await makeUser(brand, { kind: "operator" }),
    sold: () => makeSale(brand, { source, contract }),
  };
}

let market: Market;
beforeAll(async () => {
  market = await makeMarket();
});

describe("opening a bought lead", () => {
  it("marks it as opened, once: the first time counts", async () => {
    const { leadId, saleId } = await market.sold();
    const early = { ...market.buyer, now: () => new Date("2026-11-20T10:00:00Z") };
    const late = { ...market.buyer, now: () => new Date("2026-11-20T11:00:00Z") };
    expect((await getPurchase(market.buyer, { leadId })).openedAt).toBeNull();
    expect(await openPurchase(early, { leadId })).toEqual({ saleId, openedAt: early.now() });
    expect(await openPurchase(late, { leadId })).toEqual({ saleId, openedAt: early.now() });
    expect((await getPurchase(market.buyer, { leadId })).openedAt).toEqual(early.now());
    const unread = await listPurchases(market.buyer, { opened: "false" });
    expect(unread.data.map((purchase) => purchase.id)).not.toContain(leadId);
  });

  it("opens once however many tabs do it at the same time", async () => {
    const { leadId } = await market.sold();
    const openings = await Promise.all(
      Array.from({ length: 8 }, () => openPurchase(market.buyer, { leadId })),
    );
    expect(new Set(openings.map(({ openedAt }) => openedAt.getTime())).size).toBe(1);
  });

  it("is for buyers alone", async () => {
    const { leadId } = await market.sold();
    await expect(openPurchase(market.operator, { leadId })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("finds nothing of another buyer, of another brand, or of another kind", async () => {
    const { leadId, saleId } = await market.sold();
    const foreign = (await makeMarket()).buyer;
    const gone = { code: "not_found", reason: "lead.not_found" };
    await expect(openPurchase(market.otherBuyer, { leadId })).rejects.toMatchObject(gone);
    await expect(openPurchase(foreign, { leadId })).rejects.toMatchObject(gone);
    await expect(openPurchase(market.buyer, { leadId: saleId })).rejects.toMatchObject(gone);
    expect((await getPurchase(market.buyer, { leadId })).openedAt).toBeNull();
  });
});

describe("a lead that was credited", () => {
  it("keeps its contact from who never opened it", async () => {
    const { leadId, saleId } = await market.sold();
    await reverseSale(market.operator, { saleId, reason: "nobody could be reached" });
    await expect(openPurchase(market.buyer, { leadId })).rejects.toMatchObject({ reason: "sale.reversed" });
    const page = await getPurchase(market.buyer, { leadId });
    expect(page).toMatchObject({ withheld: true, fields: {}, consent: null });
    expect(Object.values(page.contact)).toEqual([null, null, null, null, null]);
    const { data } = await listPurchases(market.buyer, {});
    expect(data.find((one) => one.id === leadId)?.contact.phone).toBeNull();
  });

  it("leaves it to who had opened it before", async () => {
    const { leadId, saleId } = await market.sold();
    await openPurchase(market.buyer, { leadId });
    await reverseSale(market.operator, { saleId, reason: "wrong person" });
    const page = await getPurchase(market.buyer, { leadId });
    expect(page.withheld).toBe(false);
    expect(page.contact.lastName).toBe("Muster");
  });
});
