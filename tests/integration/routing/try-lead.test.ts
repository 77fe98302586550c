import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { sale } from "@/db/schema";
import { getTryChoices } from "@/lib/routing/get-try-choices";
import { listStageChoices } from "@/lib/routing/list-stage-choices";
import { tryLead } from "@/lib/routing/try-lead";
import { makeMarket } from "@/tests/factories/make-market";
import { makeStage } from "@/tests/factories/make-stage";
import { makeUser } from "@/tests/factories/make-user";

const ROOF = {
  key: "roofArea",
  number: 0,
  type: "number",
  label: { en: "Roof area", de: "Dachfläche" },
  required: true,
  preview: true,
  personal: false,
} as const;
const GERMANY = [{ effect: "include", kind: "country", country: "DE" }];
const BAVARIA = [{ effect: "include", kind: "states", country: "DE", states: ["BY"] }];

async function makeTrade() {
  const market = await makeMarket({ category: { fields: [ROOF] } });
  const winner = await market.contract({ territory: GERMANY, priceExclusiveMinor: 5000, priority: 9 });
  const late = await market.contract({ territory: GERMANY, priceExclusiveMinor: 4000, priority: 1 });
  const picky = await market.contract({
    territory: GERMANY,
    filters: [{ conditions: [{ field: "roofArea", op: "gte", value: 500 }] }],
  });
  const bavarian = await market.contract({ territory: BAVARIA });
  await makeStage(market.brand, { category: market.category, contracts: [late, winner, picky, bavarian] });
  const operator = await makeUser(market.brand, { kind: "operator", role: "viewer" });
  return { market, winner, late, picky, bavarian, operator };
}
const inBerlin = (categoryId: string) => ({ categoryId, postalCode: "10115", fields: { roofArea: "85" } });

describe("a lead that is tried", () => {
  it("says who would get it and why the others would not, and sells nothing", async () => {
    const { market, winner, late, picky, bavarian, operator } = await makeTrade();
    const tried = await tryLead(operator, inBerlin(market.category.id));
    const codeOf = new Map(tried.verdicts.map(({ contract, code }) => [contract?.id, code]));
    expect(codeOf).toEqual(
      new Map([
        [winner.id, "sold"],
        [late.id, "sold_out"],
        [picky.id, "filter:roofArea"],
      ]),
    );
    expect(tried.outsideTerritory.map(({ contract }) => contract?.id)).toEqual([bavarian.id]);
    expect(tried.verdicts[0]).toMatchObject({ priceMinor: 5000, mode: "exclusive" });
    const sales = await withBrand({ brandId: market.brand.id }, (tx) =>
      tx.select({ n: sql<number>`count(*)::int` }).from(sale),
    );
    expect(sales).toEqual([{ n: 0 }]);
  });

  it("sees a contract's change at once", async () => {
    const { market, winner, operator } = await makeTrade();
    await tryLead(operator, inBerlin(market.category.id));
    const best = await market.contract({ territory: GERMANY, priceExclusiveMinor: 9000, priority: 99 });
    await makeStage(market.brand, { category: market.category, contracts: [best], position: 1 });
    const second = await tryLead(operator, { ...inBerlin(market.category.id), postalCode: "80331" });
    expect(second.verdicts.find(({ contract }) => contract?.id === best.id)?.code).toBe("sold_out");
    expect(second.verdicts.find(({ contract }) => contract?.id === winner.id)?.code).toBe("sold");
  });

  it("is rejected as intake would reject it", async () => {
    const { market, operator } = await makeTrade();
    const categoryId = market.category.id;
    const wrong = await tryLead(operator, { categoryId, postalCode: "00000", fields: {} });
    expect(wrong.reasons.map(({ field, code }) => [field, code])).toEqual([
      ["place.postalCode", "unknown_postal_code"],
      ["fields.roofArea", "required"],
    ]);
    expect(wrong.verdicts).toEqual([]);
  });

  it("is for operators, of their own brand's categories and sources", async () => {
    const [mine, other] = [await makeTrade(), await makeTrade()];
    const buyer = await makeUser(mine.market.brand, { kind: "buyer", buyerId: mine.winner.buyer.id });
    await expect(tryLead(buyer, inBerlin(mine.market.category.id))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(tryLead(mine.operator, inBerlin(other.market.category.id))).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(
      tryLead(mine.operator, { ...inBerlin(mine.market.category.id), sourceId: other.market.source.id }),
    ).rejects.toMatchObject({ code: "not_found" });
    const foreign = { categoryId: other.market.category.id };
    expect(await listStageChoices(mine.operator, foreign)).toEqual([]);
    expect((await getTryChoices(mine.operator, foreign)).sources).toEqual([]);
  });
});
