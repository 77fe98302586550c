import { describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/core/ctx";
import { listBuyers } from "@/lib/reporting/list-buyers";
import type { BuyerSort } from "@/lib/reporting/schema";
import { pauseContract } from "@/lib/routing/pause-contract";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeMarket } from "@/tests/factories/make-market";
import { makeSale } from "@/tests/factories/make-sale";
import { makeUser } from "@/tests/factories/make-user";

const DAY_MS = 86_400_000;

async function market() {
  const { brand, source, contract } = await makeMarket();
  const ctx = await makeUser(brand, { kind: "operator", role: "viewer" });
  const buyer = async (name: string, fundsMinor: number, soldDaysAgo: readonly number[]) => {
    const made = await makeBuyer(brand, { name, fundsMinor });
    const one = await contract({ buyer: made });
    for (const days of soldDaysAgo) {
      await makeSale(brand, { source, contract: one, now: new Date(Date.now() - days * DAY_MS) });
    }
    return one;
  };
  return { brand, ctx, buyer };
}

async function namesBy(ctx: Ctx, sort: BuyerSort, limit = 50): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listBuyers(ctx, { sort, limit, cursor });
    names.push(...page.data.map(({ name }) => name));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return names;
}

describe("the operator's buyers", () => {
  it("know the last lead however long ago, what was spent in 30 days, and paused contracts", async () => {
    const { ctx, buyer } = await market();
    await buyer("Long ago", 100_000, [200]);
    const two = await buyer("Lately", 100_000, [40, 2]);
    await pauseContract({ ...ctx, actor: { kind: "system", name: "test" } }, { id: two.id, paused: true });
    const [lately, longAgo] = (await listBuyers(ctx, {})).data;
    expect(lately).toMatchObject({
      name: "Lately",
      spent30DaysMinor: 3800,
      activeContracts: 0,
      contracts: 1,
    });
    expect(longAgo).toMatchObject({
      name: "Long ago",
      spent30DaysMinor: 0,
      activeContracts: 1,
      contracts: 1,
    });
    const daysAgo = (at: Date | null | undefined) => Math.round((Date.now() - (at?.getTime() ?? 0)) / DAY_MS);
    expect(daysAgo(longAgo?.lastSaleAt)).toBe(200);
    expect(daysAgo(lately?.lastSaleAt)).toBe(2);
  });

  it("are sorted by every column, over pages, with any letters in a name", async () => {
    const { ctx, buyer } = await market();
    await buyer("Łódź Dach 太陽", 50_000, []);
    await buyer("Äpfel", 20_000, [3]);
    await buyer("Zebra", 50_000, [1]);
    for (const limit of [1, 2, 50]) {
      expect(await namesBy(ctx, "name", limit)).toEqual(["Äpfel", "Łódź Dach 太陽", "Zebra"]);
      expect(await namesBy(ctx, "-name", limit)).toEqual(["Zebra", "Łódź Dach 太陽", "Äpfel"]);
      expect(await namesBy(ctx, "-balance", limit)).toEqual(["Łódź Dach 太陽", "Zebra", "Äpfel"]);
      expect(await namesBy(ctx, "-last", limit)).toEqual(["Zebra", "Äpfel", "Łódź Dach 太陽"]);
      expect(await namesBy(ctx, "spent", limit)).toEqual(["Łódź Dach 太陽", "Äpfel", "Zebra"]);
    }
  });

  it("are filtered by state, funding and text, and are the brand's own", async () => {
    const { brand, ctx, buyer } = await market();
    await buyer("Funded", 50_000, []);
    await buyer("Empty", 100, []);
    await makeBuyer(brand, { name: "Suspended", status: "suspended", fundsMinor: 1 });
    const names = async (input: Parameters<typeof listBuyers>[1]) =>
      (await listBuyers(ctx, input)).data.map(({ name }) => name);
    expect(await names({ funding: "empty" })).toEqual(["Empty"]);
    expect(await names({ status: "suspended" })).toEqual(["Suspended"]);
    expect(await names({ q: "fund" })).toEqual(["Funded"]);
    const foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
    expect((await listBuyers(foreign, {})).data).toEqual([]);
  });
});
