import { beforeAll, describe, expect, it } from "vitest";
import { createKey } from "@/lib/accounts/create-key";
import { createApi } from "@/lib/api/app";
import type { Ctx } from "@/lib/core/ctx";
import { getPurchase } from "@/lib/reporting/get-purchase";
import { openPurchases } from "@/lib/sales/open-purchases";
import { makeBrand } from "@/tests/factories/make-brand";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeCategory } from "@/tests/factories/make-category";
import { makeContract } from "@/tests/factories/make-contract";
import { makeSale, type TestSale } from "@/tests/factories/make-sale";
import { makeSource } from "@/tests/factories/make-source";
import { makeSupplier } from "@/tests/factories/make-supplier";
import { makeUser } from "@/tests/factories/make-user";

interface Market {
  readonly buyer: Ctx;
  readonly operator: Ctx;
  readonly sold: () => Promise<TestSale>;
}

async function makeMarket(): Promise<Market> {
  const brand = await makeBrand();
  const category = await makeCategory(brand);
  const supplier = await makeSupplier(brand);
  const source = await makeSource(brand, { supplier, category });
  const one = await makeBuyer(brand, { fundsMinor: 1_000_000 });
  const contract = await makeContract(brand, { buyer: one, category });
  return {
    buyer: await makeUser(brand, { kind: "buyer", buyerId: one.id }),
    operator: await makeUser(brand, { kind: "operator" }),
    sold: () => makeSale(brand, { source, contract }),
  };
}

let mine: Market;
let foreign: Market;
beforeAll(async () => {
  mine = await makeMarket();
  foreign = await makeMarket();
});

describe("leads that a buyer's program reads", () => {
  it("count as seen, each once", async () => {
    const [a, b] = [await mine.sold(), await mine.sold()];
    expect(await openPurchases(mine.buyer, { leadIds: [a.leadId, b.leadId] })).toEqual({ opened: 2 });
    expect(await openPurchases(mine.buyer, { leadIds: [a.leadId, b.leadId] })).toEqual({ opened: 0 });
    expect((await getPurchase(mine.buyer, { leadId: a.leadId })).openedAt).not.toBeNull();
  });

  it("are passed over where they are another brand's", async () => {
    const { leadId } = await foreign.sold();
    expect(await openPurchases(mine.buyer, { leadIds: [leadId] })).toEqual({ opened: 0 });
    expect((await getPurchase(foreign.buyer, { leadId })).openedAt).toBeNull();
  });

  it("are no operator's to open", async () => {
    const { leadId } = await mine.sold();
    await expect(openPurchases(mine.operator, { leadIds: [leadId] })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("are seen after the API gave them out", async () => {
    const { leadId } = await mine.sold();
    const { apiKey } = await createKey(mine.buyer, { name: "CRM" });
    const headers = { authorization: `Bearer ${apiKey}` };
    const api = createApi();
    expect((await api.request(`/api/v1/leads/${leadId}`, { headers })).status).toBe(200);
    expect((await getPurchase(mine.buyer, { leadId })).openedAt).not.toBeNull();
    const { leadId: listed } = await mine.sold();
    expect((await api.request("/api/v1/leads", { headers })).status).toBe(200);
    expect((await getPurchase(mine.buyer, { leadId: listed })).openedAt).not.toBeNull();
  });
});
