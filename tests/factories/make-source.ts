import { withBrand } from "@/db/brand";
import type { SellInlet } from "@/db/kernel";
import { source } from "@/db/schema";
import { type Id, newId, toUuid } from "@/lib/core/id";
import type { TestBrand } from "./make-brand";
import type { TestCategory } from "./make-category";
import type { TestSupplier } from "./make-supplier";

export interface TestSource {
  readonly id: Id<"source">;
  readonly category: TestCategory;
  /** What the kernel wants to know of it. */
  readonly inlet: SellInlet;
}

/** A live source of a supplier into a category. */
export async function makeSource(
  brand: TestBrand,
  given: { supplier: TestSupplier; category: TestCategory; mode?: "test" | "live" },
): Promise<TestSource> {
  const id = newId("source");
  const { category } = given;
  await withBrand({ brandId: brand.id }, (tx) =>
    tx.insert(source).values({
      id,
      supplierId: given.supplier.id,
      categoryId: category.id,
      name: id,
      mode: given.mode ?? "live",
      specToken: id,
    }),
  );
  return {
    id,
    category,
    inlet: {
      sourceId: toUuid("source", id),
      duplicates: category.duplicateRule,
      supplierShareBps: category.supplierShareBps,
      listsInShop: category.listsInShop,
    },
  };
}
