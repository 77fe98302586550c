import { withPlatform } from "@/db/brand";
import { openBrandAccounts } from "@/db/kernel-steps";
import { brand } from "@/db/schema";
import type { BrandFacts } from "@/lib/core/ctx";
import { type Id, newId, newUuid, toUuid } from "@/lib/core/id";
import type { Currency } from "@/lib/core/money";

export interface TestBrand {
  readonly id: Id<"brand">;
  readonly uuid: string;
  readonly facts: BrandFacts;
  readonly revenueAccountId: string;
  readonly costAccountId: string;
  readonly adjustmentAccountId: string;
}

/** A brand of its own for a test, with its ledger accounts: tests never meet in one. */
export async function makeBrand(
  given: { name?: string; currency?: Currency; timeZone?: string } = {},
): Promise<TestBrand> {
  const id = newId("brand");
  const row = {
    id,
    slug: id.replace("_", "-"),
    name: given.name ?? "Sonnenmarkt",
    legalName: "Sonnenmarkt GmbH",
    currency: given.currency ?? ("EUR" as const),
    timeZone: given.timeZone ?? "Europe/Berlin",
    locale: "de" as const,
    country: "DE",
    theme: {},
    mailFrom: "hello@example.org",
    revenueAccountId: newUuid(),
    costAccountId: newUuid(),
    adjustmentAccountId: newUuid(),
  };
  await withPlatform("tests make brands as the platform does", async (tx) => {
    await tx.insert(brand).values(row);
    await openBrandAccounts(tx, id);
  });
  const { slug, name, currency, timeZone, locale } = row;
  return { ...row, uuid: toUuid("brand", id), facts: { id, slug, name, currency, timeZone, locale } };
}
