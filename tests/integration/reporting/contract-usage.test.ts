import { describe, expect, it } from "vitest";
import { listContractUsage } from "@/lib/reporting/list-contract-usage";
import { makeBrand } from "@/tests/factories/make-brand";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeCategory } from "@/tests/factories/make-category";
import { makeContract } from "@/tests/factories/make-contract";
import { makeSale } from "@/tests/factories/make-sale";
import { makeSource } from "@/tests/factories/make-source";
import { makeSupplier } from "@/tests/factories/make-supplier";
import { makeUser } from "@/tests/factories/make-user";

async function makeMarket() {
  const brand = await makeBrand();
  const category = await makeCategory(brand);
  const source = await makeSource(brand, { supplier: await makeSupplier(brand), category });
  const buyer = await makeBuyer(brand, { fundsMinor: 1_000_000, timeZone: "Europe/Berlin" });
  const contract = await makeContract(brand, { buyer, category, priceExclusiveMinor: 3800 });
  return { brand, category, source, buyer, contract };
}

describe("how far a contract's caps are used up", () => {
  it("counts leads and money of the current periods in the buyer's zone, and says when they begin anew", async () => {
    const { brand, source, buyer, contract } = await makeMarket();
    // Saturday to Sunday in Berlin, still Saturday in UTC, over the end of summer time.
    await makeSale(brand, { source, contract, now: new Date("2027-10-30T12:00:00Z") });
    await makeSale(brand, { source, contract, now: new Date("2027-10-30T22:30:00Z") });
    const usageAt = async (now: string) => {
      const ctx = await makeUser(brand, { kind: "buyer", buyerId: buyer.id }, { now: () => new Date(now) });
      const [usage] = await listContractUsage(ctx, { contractIds: [contract.id] });
      return usage;
    };
    expect(await usageAt("2027-10-30T23:00:00Z")).toMatchObject({
      timeZone: "Europe/Berlin",
      // Sunday, 31 October has 25 hours.
      day: { count: 1, spentMinor: 3800, resetsAt: new Date("2027-10-31T23:00:00Z") },
      week: { count: 2, spentMinor: 7600, resetsAt: new Date("2027-10-31T23:00:00Z") },
      month: { count: 2, spentMinor: 7600, resetsAt: new Date("2027-10-31T23:00:00Z") },
      total: { count: 2, spentMinor: 7600, resetsAt: null },
    });
    expect(await usageAt("2027-11-01T08:00:00Z")).toMatchObject({
      day: { count: 0, spentMinor: 0, resetsAt: new Date("2027-11-01T23:00:00Z") },
      week: { count: 0, resetsAt: new Date("2027-11-07T23:00:00Z") },
      month: { count: 0, resetsAt: new Date("2027-11-30T23:00:00Z") },
      total: { count: 2 },
    });
  });

  it("tells nothing of other buyers' contracts and of other brands'", async () => {
    const { brand, category, contract } = await makeMarket();
    const other = await makeBuyer(brand);
    const own = await makeContract(brand, { buyer: other, category });
    const foreign = await makeMarket();
    const ctx = await makeUser(brand, { kind: "buyer", buyerId: other.id });
    const usage = await listContractUsage(ctx, {
      contractIds: [contract.id, own.id, foreign.contract.id],
    });
    expect(usage.map((one) => one.contractId)).toEqual([own.id]);
  });
});
