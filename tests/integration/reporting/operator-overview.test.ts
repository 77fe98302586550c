import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { endpoint } from "@/db/schema";
import { getDayFigures } from "@/lib/reporting/get-day-figures";
import { getNames } from "@/lib/reporting/get-names";
import { listFailingEndpoints } from "@/lib/reporting/list-failing-endpoints";
import { listFilterChoices } from "@/lib/reporting/list-filter-choices";
import { listShortBuyers } from "@/lib/reporting/list-short-buyers";
import { reverseSale } from "@/lib/sales/reverse-sale";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeEndpoint } from "@/tests/factories/make-endpoint";
import { makeMarket } from "@/tests/factories/make-market";
import { makeSale } from "@/tests/factories/make-sale";
import { makeUser } from "@/tests/factories/make-user";

describe("today's figures", () => {
  it("count from the brand's midnight, without test leads, and only sales that stand", async () => {
    const market = await makeMarket({ brand: { timeZone: "America/Chicago", currency: "USD" } });
    const { brand, source } = market;
    const contract = await market.contract();
    const sale = (now: string) => makeSale(brand, { source, contract, now: new Date(now) });
    // Midnight in Chicago is six in the morning, UTC.
    await sale("2026-11-20T05:59:00Z");
    await sale("2026-11-20T06:01:00Z");
    const later = new Date("2026-11-20T18:00:00Z");
    const { saleId } = await makeSale(brand, { source, contract, now: later });
    const test = market.lead([], { test: true, preset: "unsold" });
    const rejected = market.lead([], { preset: "rejected" });
    await market.sell([test, rejected, market.lead()], later);
    const operator = await makeUser(brand, { kind: "operator" }, { now: () => later });
    const figures = await getDayFigures(operator, {});
    expect(figures).toMatchObject({
      on: "2026-11-20",
      received: 4,
      byStatus: { sold: 2, rejected: 1, unsold: 1, duplicate: 0 },
      sales: 2,
      revenueMinor: 7600,
      payoutMinor: 4560,
    });
    await reverseSale(operator, { saleId, reason: "wrong person" });
    expect(await getDayFigures(operator, {})).toMatchObject({
      byStatus: { sold: 1, unsold: 2 },
      sales: 1,
      revenueMinor: 3800,
    });
  });

  it("are the brand's own", async () => {
    const market = await makeMarket();
    await market.sell([market.lead()]);
    const foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
    expect(await getDayFigures(foreign, {})).toMatchObject({ received: 0, sales: 0, revenueMinor: 0 });
  });
});

describe("buyers short of funds", () => {
  it("are those whose contracts ask for more than there is, the emptiest first", async () => {
    const market = await makeMarket();
    const named = async (name: string, fundsMinor: number, given: { contracts?: number } = {}) => {
      const buyer = await makeBuyer(market.brand, { name, fundsMinor });
      for (let i = 0; i < (given.contracts ?? 1); i++) {
        await market.contract({ buyer, priceExclusiveMinor: 3800 + i * 2000 });
      }
    };
    await named("Rich", 1_000_000);
    await named("Limited", 4000, { contracts: 2 });
    await named("Empty", 100);
    await named("Without contracts", 0, { contracts: 0 });
    const suspended = await makeBuyer(market.brand, { name: "Suspended", status: "suspended" });
    await market.contract({ buyer: suspended });
    const operator = await makeUser(market.brand, { kind: "operator", role: "viewer" });
    expect(await listShortBuyers(operator, {})).toMatchObject({
      total: 2,
      data: [
        { name: "Empty", funding: "empty", missingMinor: 3700 },
        { name: "Limited", funding: "limited", missingMinor: 1800 },
      ],
    });
    expect(await listShortBuyers(operator, { limit: 1 })).toMatchObject({
      total: 2,
      data: [{ name: "Empty" }],
    });
    const foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
    expect(await listShortBuyers(foreign, {})).toEqual({ total: 0, data: [] });
  });
});

describe("failing endpoints", () => {
  it("are those that failed last or are disabled, of the own brand", async () => {
    const { brand } = await makeMarket();
    const buyer = await makeBuyer(brand, { name: "Rheinsolar" });
    const failing = await makeEndpoint(brand, buyer, { kind: "webhook" });
    const disabled = await makeEndpoint(brand, buyer, { disabledAt: new Date() });
    await makeEndpoint(brand, buyer);
    await withBrand({ brandId: brand.id }, (tx) =>
      tx.update(endpoint).set({ failuresInRow: 3, failingSince: new Date() }).where(eq(endpoint.id, failing)),
    );
    const operator = await makeUser(brand, { kind: "operator" });
    const found = await listFailingEndpoints(operator, {});
    expect(found.map(({ id }) => id).toSorted()).toEqual([failing, disabled].toSorted());
    expect(found.find(({ id }) => id === failing)).toMatchObject({
      failuresInRow: 3,
      disabledAt: null,
      buyer: { id: buyer.id, name: "Rheinsolar" },
    });
    const foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
    expect(await listFailingEndpoints(foreign, {})).toEqual([]);
  });
});

describe("names and choices", () => {
  it("tell an operator what is called what, and nothing of another brand", async () => {
    const market = await makeMarket();
    const { brand, supplier, category, source } = market;
    const buyer = await makeBuyer(brand, { name: "Rheinsolar" });
    const operator = await makeUser(brand, { kind: "operator" });
    const asked = { buyers: [buyer.id], suppliers: [supplier.id], categories: [category.id] };
    expect(await getNames(operator, asked)).toEqual({
      texts: { [buyer.id]: "Rheinsolar", [supplier.id]: supplier.id },
      categories: { [category.id]: { en: "Solar", de: "Solar" } },
    });
    const choices = await listFilterChoices(operator, {});
    expect(choices.buyers).toEqual([{ id: buyer.id, name: "Rheinsolar" }]);
    expect(choices.sources).toMatchObject([{ id: source.id, supplierName: supplier.id }]);
    const foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
    expect(await getNames(foreign, asked)).toEqual({ texts: {}, categories: {} });
    expect((await listFilterChoices(foreign, {})).buyers).toEqual([]);
  });

  it("are for operators alone", async () => {
    const { brand } = await makeMarket();
    const buyer = await makeBuyer(brand);
    const ctx = await makeUser(brand, { kind: "buyer", buyerId: buyer.id });
    for (const asked of [getNames(ctx, {}), listFilterChoices(ctx, {}), getDayFigures(ctx, {})]) {
      await expect(asked).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
