import { describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { ledgerAccount } from "@/db/schema";
import { brandDirectory, createBrand } from "@/lib/brands";
import { newUuid } from "@/lib/core/id";

function given(slug: string) {
  return {
    slug,
    name: "Sonnenmarkt",
    currency: "EUR" as const,
    timeZone: "Europe/Berlin",
    locale: "de" as const,
    country: "DE",
    mailFrom: "hallo@sonne.example",
    hosts: [`${slug}.Example`, `www.${slug}.example`],
  };
}
const fresh = () => `b${newUuid().replaceAll("-", "").slice(12, 32)}`;

describe("a new brand", () => {
  it("answers on its hosts at once, with its accounts in the ledger", async () => {
    const slug = fresh();
    const made = await createBrand(given(slug));
    expect(made).toMatchObject({ slug, legalName: "Sonnenmarkt", primaryHost: `${slug}.example` });
    expect(await brandDirectory().findByHost(`www.${slug}.example`)).toEqual(made);
    expect(await brandDirectory().findById(made.id)).toEqual(made);
    const accounts = await withBrand({ brandId: made.id }, (tx) => tx.select().from(ledgerAccount));
    expect(accounts.map(({ kind, unit }) => `${kind} ${unit}`).sort()).toEqual([
      "adjustment EUR",
      "cost EUR",
      "revenue EUR",
    ]);
  });

  it("takes no other brand's slug or host, and leaves nothing behind then", async () => {
    const slug = fresh();
    await createBrand(given(slug));
    await expect(createBrand({ ...given(slug), hosts: ["x.example"] })).rejects.toMatchObject({
      reason: "brand.slug_taken",
    });
    const other = fresh();
    await expect(createBrand({ ...given(other), hosts: [`${slug}.example`] })).rejects.toMatchObject({
      reason: "brand.host_taken",
    });
    await brandDirectory().refresh();
    expect((await brandDirectory().list()).map((brand) => brand.slug)).not.toContain(other);
  });

  it.each([
    { hosts: ["with:80"] },
    { hosts: [] },
    { timeZone: "Mars/Olympus" },
    { slug: "A" },
    { country: "Germany" },
  ])("refuses %j", async (wrong) => {
    await expect(createBrand({ ...given(fresh()), ...wrong })).rejects.toMatchObject({ code: "invalid" });
  });
});
