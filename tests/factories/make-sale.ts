import { withBrand } from "@/db/brand";
import { sell } from "@/db/kernel";
import { brand as brandTable } from "@/db/schema";
import { fromUuid, type Id } from "@/lib/core/id";
import type { TestBrand } from "./make-brand";
import type { TestContract } from "./make-contract";
import { makeLead } from "./make-lead";
import type { TestSource } from "./make-source";

export interface TestSale {
  readonly saleId: Id<"sale">;
  readonly leadId: Id<"lead">;
}

/** A new lead, sold to a contract by the kernel. */
export async function makeSale(
  brand: TestBrand,
  given: { source: TestSource; contract: TestContract; mode?: "exclusive" | "shared"; now?: Date },
): Promise<TestSale> {
  const { source, contract, mode, now } = given;
  const [found] = await withBrand({ brandId: brand.id }, (tx) =>
    tx.select({ version: brandTable.routingVersion }).from(brandTable),
  );
  const lead = makeLead(source, [{ contract, mode }]);
  const [outcome] = await sell({
    brandId: brand.uuid,
    routingVersion: found?.version ?? 0,
    leads: [lead],
    ...(now ? { now } : {}),
  });
  const sale = outcome?.kind === "decided" ? outcome.sales[0] : undefined;
  if (!sale) throw new Error(`the lead was not sold: ${JSON.stringify(outcome)}`);
  return { saleId: fromUuid("sale", sale.id), leadId: fromUuid("lead", lead.id) };
}
