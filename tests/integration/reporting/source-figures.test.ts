import { describe, expect, it } from "vitest";
import { listSourceFigures, listSupplierFigures } from "@/lib/reporting/list-source-figures";
import { makeMarket } from "@/tests/factories/make-market";
import { makeUser } from "@/tests/factories/make-user";

const DAY_MS = 86_400_000;

async function makeSold() {
  const market = await makeMarket();
  const contract = await market.contract();
  const now = new Date();
  await market.sell([market.lead([{ contract }]), market.lead([])], now);
  return { market, now, operator: await makeUser(market.brand, { kind: "operator", role: "viewer" }) };
}

describe("a source's figures", () => {
  it("count what came today and in 30 days, with the supplier's share", async () => {
    const { market, operator, now } = await makeSold();
    const input = { supplierId: market.supplier.id };
    const [row] = await listSourceFigures(operator, input);
    expect(row?.of).toBe(market.source.id);
    expect(row?.today).toMatchObject({ received: 2, sold: 1, refused: 0 });
    // 60 % of 38.00.
    expect(row?.month).toMatchObject({ received: 2, sold: 1, payoutMinor: 2280 });
    const at = (days: number) => ({ ...operator, now: () => new Date(now.getTime() + days * DAY_MS) });
    const [later] = await listSourceFigures(at(5), input);
    expect(later?.today.received).toBe(0);
    expect(later?.month.received).toBe(2);
    expect(await listSourceFigures(at(40), input)).toEqual([]);
  });

  it("are nobody else's", async () => {
    const [mine, other] = [await makeSold(), await makeSold()];
    expect(await listSourceFigures(mine.operator, { supplierId: other.market.supplier.id })).toEqual([]);
    const { brand } = mine.market;
    const buyer = await mine.market.buyer();
    const user = await makeUser(brand, { kind: "buyer", buyerId: buyer.id });
    await expect(listSourceFigures(user, { supplierId: mine.market.supplier.id })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("a supplier's figures", () => {
  it("are those of all its sources, for the suppliers asked for", async () => {
    const { market, operator } = await makeSold();
    const { id } = market.supplier;
    const [row, ...others] = await listSupplierFigures(operator, { supplierIds: [id] });
    expect(others).toEqual([]);
    expect(row).toMatchObject({ of: id, today: { received: 2, sold: 1, refused: 0, payoutMinor: 2280 } });
    expect(await listSupplierFigures(operator, { supplierIds: [] })).toEqual([]);
  });

  it("are the operators' of its brand alone", async () => {
    const [mine, other] = [await makeSold(), await makeSold()];
    const supplierIds = [other.market.supplier.id];
    expect(await listSupplierFigures(mine.operator, { supplierIds })).toEqual([]);
    const user = await makeUser(mine.market.brand, { kind: "supplier", supplierId: mine.market.supplier.id });
    await expect(listSupplierFigures(user, { supplierIds })).rejects.toMatchObject({ code: "forbidden" });
  });
});
