import { withBrand } from "@/db/brand";
import { endpoint } from "@/db/schema";
import { type Id, newId } from "@/lib/core/id";
import type { TestBrand } from "./make-brand";
import type { TestBuyer } from "./make-buyer";

/** Where a buyer's leads go: by default an e-mail address. */
export async function makeEndpoint(
  brand: TestBrand,
  buyer: TestBuyer,
  given: { kind?: "email" | "webhook"; config?: unknown; disabledAt?: Date } = {},
): Promise<Id<"endpoint">> {
  const id = newId("endpoint");
  await withBrand({ brandId: brand.id }, (tx) =>
    tx.insert(endpoint).values({
      id,
      buyerId: buyer.id,
      name: id,
      kind: given.kind ?? "email",
      config: given.config ?? { to: [`${id}@example.org`] },
      disabledAt: given.disabledAt ?? null,
    }),
  );
  return id;
}
