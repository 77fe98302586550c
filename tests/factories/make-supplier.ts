import { withBrand } from "@/db/brand";
import { openAccount } from "@/db/kernel-steps";
import { supplier } from "@/db/schema";
import { type Id, newId, toUuid } from "@/lib/core/id";
import type { TestBrand } from "./make-brand";

export interface TestSupplier {
  readonly id: Id<"supplier">;
  readonly uuid: string;
  readonly payableAccountId: string;
}

export async function makeSupplier(
  brand: TestBrand,
  given: { name?: string; email?: string } = {},
): Promise<TestSupplier> {
  const id = newId("supplier");
  return withBrand({ brandId: brand.id }, async (tx) => {
    const payableAccountId = await openAccount(tx, {
      kind: "payable",
      unit: brand.facts.currency,
      supplierId: id,
    });
    await tx.insert(supplier).values({
      id,
      name: given.name ?? id,
      email: given.email ?? `${id}@example.org`,
      payableAccountId,
    });
    return { id, uuid: toUuid("supplier", id), payableAccountId };
  });
}
