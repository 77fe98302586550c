import { sql } from "drizzle-orm";
import { withBrand } from "@/db/brand";
import { openContract } from "@/db/kernel-steps";
import { brand as brandTable, contract } from "@/db/schema";
import { type Id, newId, toUuid } from "@/lib/core/id";
import type { TestBrand } from "./make-brand";
import type { TestBuyer } from "./make-buyer";
import type { TestCategory } from "./make-category";

export interface TestContract {
  readonly id: Id<"contract">;
  readonly uuid: string;
  readonly number: number;
  readonly version: number;
  readonly buyer: TestBuyer;
}

type Limits = Partial<
  Pick<
    typeof contract.$inferInsert,
    | "capDay"
    | "capWeek"
    | "capMonth"
    | "capTotal"
    | "budgetDayMinor"
    | "budgetWeekMinor"
    | "budgetMonthMinor"
    | "budgetTotalMinor"
    | "territory"
    | "filters"
    | "schedule"
    | "priority"
    | "weight"
    | "status"
    | "name"
  >
>;

/** A buyer's contract: exclusive for 38.00 unless said otherwise, anywhere, without filters. */
export async function makeContract(
  brand: TestBrand,
  given: Limits & {
    buyer: TestBuyer;
    category: TestCategory;
    mode?: "exclusive" | "shared" | "either";
    priceExclusiveMinor?: number;
    priceSharedMinor?: number;
    endpoints?: readonly Id<"endpoint">[];
  },
): Promise<TestContract> {
  const id = newId("contract");
  const { buyer, category, endpoints = [], mode = "exclusive", ...rest } = given;
  return withBrand({ brandId: brand.id }, async (tx) => {
    const [counted] = await tx
      .update(brandTable)
      .set({ nextContractNumber: sql`${brandTable.nextContractNumber} + 1` })
      .returning({ next: brandTable.nextContractNumber, version: brandTable.routingVersion });
    if (!counted) throw new Error("the brand is gone");
    const number = counted.next - 1;
    await tx.insert(contract).values({
      territory: [],
      filters: [],
      ...rest,
      id,
      number,
      buyerId: buyer.id,
      categoryId: category.id,
      name: rest.name ?? id,
      mode,
      priceExclusiveMinor: mode === "shared" ? null : (rest.priceExclusiveMinor ?? 3800),
      priceSharedMinor: mode === "exclusive" ? null : (rest.priceSharedMinor ?? 1500),
      endpointIds: endpoints.map((one) => toUuid("endpoint", one)),
      routingVersion: counted.version,
    });
    await openContract(tx, id);
    return { id, uuid: toUuid("contract", id), number, version: counted.version, buyer };
  });
}
