import { withBrand } from "@/db/brand";
import { category } from "@/db/schema";
import { type Id, newId } from "@/lib/core/id";
import type { DuplicateRule, Field } from "@/lib/leads/schema";
import type { TestBrand } from "./make-brand";

export interface TestCategory {
  readonly id: Id<"category">;
  readonly duplicateRule: DuplicateRule;
  readonly supplierShareBps: number;
  readonly listsInShop: boolean;
  readonly maxShares: number;
}

/** Default: duplicates by e-mail or phone within 30 days are rejected, 60 % to the supplier, three places, no shop. */
export async function makeCategory(
  brand: TestBrand,
  given: {
    key?: string;
    fields?: readonly Field[];
    duplicateRule?: Partial<DuplicateRule>;
    supplierShareBps?: number;
    listsInShop?: boolean;
    maxShares?: number;
  } = {},
): Promise<TestCategory> {
  const id = newId("category");
  const row = {
    id,
    key: given.key ?? id,
    name: { en: "Solar", de: "Solar" },
    fields: given.fields ?? [],
    duplicateRule: {
      fields: ["email", "phone"] as DuplicateRule["fields"],
      match: "any" as const,
      windowDays: 30,
      scope: "category" as const,
      action: "reject" as const,
      ...given.duplicateRule,
    },
    consentRule: { required: false, parts: [], maxAgeDays: null },
    supplierShareBps: given.supplierShareBps ?? 6000,
    listsInShop: given.listsInShop ?? false,
    maxShares: given.maxShares ?? 3,
  };
  await withBrand({ brandId: brand.id }, (tx) => tx.insert(category).values(row));
  return row;
}
