import { type SellLead, type SellOutcome, sell } from "@/db/kernel";
import { makeBrand, type TestBrand } from "./make-brand";
import { makeBuyer, type TestBuyer } from "./make-buyer";
import { makeCategory, type TestCategory } from "./make-category";
import { makeContract, type TestContract } from "./make-contract";
import { type Ask, makeLead } from "./make-lead";
import { makeSource, type TestSource } from "./make-source";
import { makeSupplier, type TestSupplier } from "./make-supplier";

/** A brand with a supplier's source into a category: what a test of sales begins with. */
export interface Market {
  readonly brand: TestBrand;
  readonly supplier: TestSupplier;
  readonly category: TestCategory;
  readonly source: TestSource;
  readonly buyer: (given?: Parameters<typeof makeBuyer>[1]) => Promise<TestBuyer>;
  /** Without a buyer: one of its own with plenty of money. */
  readonly contract: (
    given?: Omit<Parameters<typeof makeContract>[1], "buyer" | "category"> & { buyer?: TestBuyer },
  ) => Promise<TestContract>;
  readonly lead: (asks?: readonly Ask[], given?: Parameters<typeof makeLead>[2]) => SellLead;
  readonly sell: (leads: readonly SellLead[], now?: Date) => Promise<SellOutcome[]>;
}

export async function makeMarket(
  given: { brand?: Parameters<typeof makeBrand>[0]; category?: Parameters<typeof makeCategory>[1] } = {},
): Promise<Market> {
  const brand = await makeBrand(given.brand);
  const supplier = await makeSupplier(brand);
  const category = await makeCategory(brand, given.category);
  const source = await makeSource(brand, { supplier, category });
  return {
    brand,
    supplier,
    category,
    source,
    buyer: (options) => makeBuyer(brand, options),
    contract: async ({ buyer, ...options } = {}) =>
      makeContract(brand, {
        ...options,
        category,
        buyer: buyer ?? (await makeBuyer(brand, { fundsMinor: 100_000_000 })),
      }),
    lead: (asks, options) => makeLead(source, asks, options),
    sell: (leads, now) => sell({ brandId: brand.uuid, routingVersion: 1, leads, ...(now && { now }) }),
  };
}
