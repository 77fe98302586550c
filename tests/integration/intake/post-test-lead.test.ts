import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { delivery, lead, sale } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { newId } from "@/lib/core/id";
import { postTestLead } from "@/lib/intake/post-test-lead";
import { getTestExample } from "@/lib/leads/get-test-example";
import { updateSource } from "@/lib/suppliers/update-source";
import { updateSupplier } from "@/lib/suppliers/update-supplier";
import { makeMarket } from "@/tests/factories/make-market";
import { makeSource } from "@/tests/factories/make-source";
import { makeStage } from "@/tests/factories/make-stage";
import { makeSupplier } from "@/tests/factories/make-supplier";
import { makeUser } from "@/tests/factories/make-user";

const FIELDS = [
  {
    key: "roofArea",
    number: 0,
    type: "number" as const,
    label: { en: "Roof area", de: "Dachfläche" },
    required: true,
    preview: true,
    personal: false,
  },
];

async function openShop() {
  const market = await makeMarket({ category: { fields: FIELDS } });
  const contract = await market.contract({
    territory: [{ effect: "include", kind: "country", country: "DE" }],
  });
  await makeStage(market.brand, { category: market.category, contracts: [contract] });
  const user = await makeUser(market.brand, {
    kind: "supplier",
    supplierId: market.supplier.id,
    role: "member",
  });
  return { market, user };
}

/** A source's example body, as the form holds it. */
const exampleOf = async (ctx: Ctx, sourceId: string) => (await getTestExample(ctx, { sourceId })).example;

describe("a test lead from the supplier's page", () => {
  it("is answered like a lead of a live source, and sells nothing", async () => {
    const { market, user } = await openShop();
    const { brand, source } = market;
    const body = await exampleOf(user, source.id);
    const answer = await postTestLead(user, { sourceId: source.id, body: { ...body, test: false } });
    expect(answer).toMatchObject({
      status: "sold",
      test: true,
      sales: [{ mode: "exclusive", price: { amount: 3800, currency: "EUR" } }],
      payout: { amount: 2280, currency: "EUR" },
    });
    await withBrand({ brandId: brand.id }, async (tx) => {
      const [stored] = await tx
        .select()
        .from(lead)
        .where(eq(lead.id, answer.id as `lead_${string}`));
      expect(stored).toMatchObject({ test: true, sourceId: source.id, supplierId: market.supplier.id });
      expect(await tx.select().from(sale)).toEqual([]);
      expect(await tx.select().from(delivery)).toEqual([]);
    });
  });

  it("says of each field what is wrong with it, and refuses what is no lead", async () => {
    const { market, user } = await openShop();
    const { id: sourceId } = market.source;
    const body = await exampleOf(user, sourceId);
    const bad = { ...body, fields: { roofArea: "a lot" }, place: { ...body.place, postalCode: "00000" } };
    const { status, reasons = [] } = await postTestLead(user, { sourceId, body: bad });
    expect(status).toBe("rejected");
    expect(reasons.map(({ code, field }) => [field, code]).toSorted()).toEqual([
      ["fields.roofArea", "wrong_type"],
      ["place.postalCode", "unknown_postal_code"],
    ]);
    const malformed = postTestLead(user, { sourceId, body: { ...body, externalId: "x".repeat(201) } });
    await expect(malformed).rejects.toMatchObject({ code: "invalid", reason: "lead.malformed" });
  });

  it("is a supplier's own: not another one's, not another brand's, and nobody else's", async () => {
    const { market, user } = await openShop();
    const { brand, category, source } = market;
    const body = await exampleOf(user, source.id);
    const theirs = await makeSource(brand, { supplier: await makeSupplier(brand), category });
    const foreign = (await makeMarket()).source;
    for (const sourceId of [theirs.id, foreign.id, newId("source"), "x"]) {
      await expect(postTestLead(user, { sourceId, body })).rejects.toMatchObject({ code: "not_found" });
      await expect(getTestExample(user, { sourceId })).rejects.toMatchObject({ code: "not_found" });
    }
    const buyer = await market.buyer();
    const others = [
      await makeUser(brand, { kind: "buyer", buyerId: buyer.id }),
      await makeUser(brand, { kind: "operator" }),
    ];
    for (const other of others) {
      await expect(postTestLead(other, { sourceId: source.id, body })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
  });

  it("is not taken from a suspended supplier, nor by a source that is switched off", async () => {
    const { market, user } = await openShop();
    const { brand, source, supplier } = market;
    const body = await exampleOf(user, source.id);
    const refused = () =>
      expect(postTestLead(user, { sourceId: source.id, body })).rejects.toMatchObject({
        reason: "source.disabled",
      });
    const operator = await makeUser(brand, { kind: "operator" });
    await updateSource(operator, { id: source.id, status: "disabled" });
    await refused();
    await updateSource(operator, { id: source.id, status: "active" });
    expect((await postTestLead(user, { sourceId: source.id, body })).status).toBe("sold");
    await updateSupplier(operator, { id: supplier.id, status: "suspended" });
    await refused();
  });

  it("is not posted without end", async () => {
    const { market, user } = await openShop();
    const { id: sourceId } = market.source;
    const tries = Array.from({ length: 40 }, () =>
      postTestLead(user, { sourceId, body: [] }).then(
        () => "",
        ({ code }) => code as string,
      ),
    );
    const codes = await Promise.all(tries);
    expect(codes.filter((code) => code === "invalid").length).toBeGreaterThanOrEqual(30);
    expect(codes).toContain("limit_exceeded");
  });
});
