import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { bumpRouting } from "@/db/routing-version";
import { buyer as buyerTable, contract as contractTable, endpoint } from "@/db/schema";
import { getNames } from "@/lib/reporting/get-names";
import { getUnsoldAreas } from "@/lib/reporting/get-unsold-areas";
import { listFailingEndpoints } from "@/lib/reporting/list-failing-endpoints";
import { listFilterChoices } from "@/lib/reporting/list-filter-choices";
import { listIdleContracts } from "@/lib/reporting/list-idle-contracts";
import { listShortBuyers } from "@/lib/reporting/list-short-buyers";
import { listContracts } from "@/lib/routing/list-contracts";
import { makeBuyer } from "@/tests/factories/make-buyer";
import type { TestContract } from "@/tests/factories/make-contract";
import { makeEndpoint } from "@/tests/factories/make-endpoint";
import { makeMarket } from "@/tests/factories/make-market";
import { makeUser } from "@/tests/factories/make-user";

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
      empty: 1,
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
    expect(await listShortBuyers(foreign, {})).toEqual({ total: 0, empty: 0, data: [] });
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

describe("contracts that buy nothing", () => {
  const HOUR_MS = 3_600_000;

  it("are those at a limit now, and those without a sale for days", async () => {
    const market = await makeMarket();
    const { brand } = market;
    const sold = new Date();
    const sellTo = (...contracts: TestContract[]) =>
      market.sell(
        contracts.map((contract) => market.lead([{ contract }])),
        sold,
      );
    const capped = await market.contract({ capDay: 1 });
    // 38.00 of 50.00 are spent: not even one more sale fits.
    const spent = await market.contract({ budgetTotalMinor: 5000 });
    const free = await market.contract({ capDay: 2 });
    const paused = await market.contract({ capDay: 1 });
    const suspended = await makeBuyer(brand, { fundsMinor: 10_000 });
    const ofSuspended = await market.contract({ buyer: suspended, capDay: 1 });
    await sellTo(capped, spent, free, paused, ofSuspended);
    await withBrand({ brandId: brand.id }, async (tx) => {
      await tx.update(contractTable).set({ status: "paused" }).where(eq(contractTable.id, paused.id));
      await tx.update(buyerTable).set({ status: "suspended" }).where(eq(buyerTable.id, suspended.id));
      await bumpRouting(tx, { contractIds: [paused.id, ofSuspended.id] });
    });
    const operator = await makeUser(brand, { kind: "operator", role: "viewer" });
    const at = (hours: number) => ({ ...operator, now: () => new Date(sold.getTime() + hours * HOUR_MS) });

    const now = await listIdleContracts(at(0), {});
    expect(now.capped.total).toBe(2);
    expect(now.capped.data.map(({ id, limit }) => [id, limit]).toSorted()).toEqual(
      [
        [capped.id, "day"],
        [spent.id, "total"],
      ].toSorted(),
    );
    expect(now.silent).toEqual({ total: 0, data: [] });
    const listed = async (filter: object) =>
      (await listContracts(at(0), filter)).data.map(({ id }) => id).toSorted();
    expect(await listed({ activity: "capped" })).toEqual([capped.id, spent.id].toSorted());
    expect(await listed({ activity: "silent" })).toEqual([]);

    // Days later the day's cap is free again, and nobody has bought since.
    const later = await listIdleContracts(at(4 * 24), {});
    expect(later.capped.data.map(({ id }) => id)).toEqual([spent.id]);
    expect(later.silent.total).toBe(3);
    expect((await listIdleContracts(at(4 * 24), { silentDays: 7 })).silent.total).toBe(0);
    expect((await listContracts(at(4 * 24), { activity: "silent" })).data).toHaveLength(3);

    const foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
    expect((await listIdleContracts(foreign, {})).capped.total).toBe(0);
  });
});

describe("unsold leads by area", () => {
  it("are counted where they are, in the period and the own brand", async () => {
    const market = await makeMarket();
    const at = (state: string | null, postalCode: string, country = "DE") => ({
      row: { state, postalCode, country },
    });
    await market.sell([market.lead([], at("BY", "80331"))], new Date(Date.now() - 40 * 86_400_000));
    await market.sell([
      market.lead([], at("BY", "80331")),
      market.lead([], at("BY", "80333")),
      market.lead([], at("BE", "10115")),
      market.lead([], { ...at("BE", "10115"), test: true, preset: "unsold" }),
      market.lead([], { ...at("BE", "10115"), preset: "rejected" }),
      market.lead([{ contract: await market.contract() }], at("BE", "10115")),
    ]);
    const operator = await makeUser(market.brand, { kind: "operator", role: "viewer" });
    const { total, areas, maps } = await getUnsoldAreas(operator, { days: 30 });
    expect([total, areas]).toEqual([
      3,
      [
        { country: "DE", state: "BY", unsold: 2 },
        { country: "DE", state: "BE", unsold: 1 },
      ],
    ]);
    // Both codes in Munich fall on one dot, which is larger than Berlin's.
    const sizes = [
      { size: 1, from: 1 },
      { size: 2, from: 2 },
    ];
    expect(maps).toMatchObject([{ country: "DE", sizes }]);
    expect((await getUnsoldAreas(operator, { days: 90 })).total).toBe(4);
    const foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
    expect(await getUnsoldAreas(foreign, { days: 90 })).toEqual({ total: 0, areas: [], maps: [] });
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
    for (const asked of [
      getNames(ctx, {}),
      listFilterChoices(ctx, {}),
      getUnsoldAreas(ctx, { days: 7 }),
      listIdleContracts(ctx, {}),
    ]) {
      await expect(asked).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
