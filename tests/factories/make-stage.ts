import { withBrand } from "@/db/brand";
import { bumpRouting } from "@/db/routing-version";
import { stage, stageContract } from "@/db/schema";
import { type Id, newId } from "@/lib/core/id";
import type { TestBrand } from "./make-brand";
import type { TestCategory } from "./make-category";
import type { TestContract } from "./make-contract";

/** A stage of a category with its contracts; by priority at position 0 unless said otherwise. Routing sees it at once. */
export async function makeStage(
  brand: TestBrand,
  given: {
    category: TestCategory;
    contracts: readonly TestContract[];
    position?: number;
    strategy?: "priority" | "round_robin" | "weighted" | "highest_bid";
    exclusiveFirst?: boolean;
    maxSales?: number;
  },
): Promise<Id<"stage">> {
  const id = newId("stage");
  const { category, contracts, position = 0, strategy = "priority", ...rest } = given;
  await withBrand({ brandId: brand.id }, async (tx) => {
    await tx.insert(stage).values({ ...rest, id, categoryId: category.id, name: id, position, strategy });
    if (contracts.length > 0) {
      await tx
        .insert(stageContract)
        .values(contracts.map((contract) => ({ stageId: id, contractId: contract.id })));
    }
    await bumpRouting(tx, { contractIds: contracts.map((contract) => contract.id) });
  });
  return id;
}
