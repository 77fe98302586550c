import { beforeAll, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { leadTerm } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { fromUuid, type Id } from "@/lib/core/id";
import { writeAllTerms } from "@/lib/leads/write-terms.job";
import { listLeads } from "@/lib/reporting/list-leads";
import { searchPortal } from "@/lib/reporting/search-portal";
import { makeMarket } from "@/tests/factories/make-market";
import { makeUser } from "@/tests/factories/make-user";

/** Late enough for every lead of the test to have its terms. */
const later = () => new Date(Date.now() + 600_000);

/** A brand of which half is indexed: Jörg Müller has his terms, Jörg Müllner came after. Both are M-1 to their supplier. */
async function makeWorld() {
  const market = await makeMarket();
  const [contract, other] = [await market.contract(), await market.contract()];
  const row = { firstName: "Jörg", postalCode: "80331", externalId: "M-1" };
  const early = market.lead([{ contract }], { row: { ...row, lastName: "Müller" } });
  await market.sell([early]);
  await writeAllTerms(market.brand.id, later());
  const late = market.lead([{ contract }], { row: { ...row, lastName: "Müllner" } });
  await market.sell([late]);
  const supplierId = market.supplier.id;
  return {
    brandId: market.brand.id,
    early: fromUuid("lead", early.id),
    late: fromUuid("lead", late.id),
    buyerId: contract.buyer.id,
    otherBuyerId: other.buyer.id,
    supplierId,
    operator: await makeUser(market.brand, { kind: "operator", role: "viewer" }),
    buyer: await makeUser(market.brand, { kind: "buyer", buyerId: contract.buyer.id }),
    otherBuyer: await makeUser(market.brand, { kind: "buyer", buyerId: other.buyer.id }),
    supplier: await makeUser(market.brand, { kind: "supplier", supplierId }),
  };
}

let own: Awaited<ReturnType<typeof makeWorld>>;
let foreign: Awaited<ReturnType<typeof makeWorld>>;
beforeAll(async () => {
  [own, foreign] = [await makeWorld(), await makeWorld()];
});

const listed = async (ctx: Ctx, q: string) => (await listLeads(ctx, { q })).data.map(({ id }) => id);
const hits = async (ctx: Ctx, q: string) => (await searchPortal(ctx, { q })).leads.map(({ id }) => id);
const termsSeen = (scope: { buyerId?: Id<"buyer">; supplierId?: Id<"supplier"> }) =>
  withBrand({ brandId: own.brandId, readOnly: true, ...scope }, (tx) =>
    tx.select({ term: leadTerm.term, leadId: leadTerm.leadId }).from(leadTerm),
  );

describe("leads by the beginning of a name", () => {
  it.each(["MÜLL", "jörg m", "Jörg"])(
    "are found by %s, indexed or not yet, by their own brand",
    async (q) => {
      const both = [own.late, own.early];
      expect(await listed(own.operator, q)).toEqual(both);
      for (const ctx of [own.operator, own.buyer, own.supplier]) expect(await hits(ctx, q)).toEqual(both);
      expect(await hits(own.otherBuyer, q)).toEqual([]);
      expect(await listed(foreign.operator, q)).toEqual([foreign.late, foreign.early]);
    },
  );

  it("are found by their postal code: whole in the list, its beginning in the palette", async () => {
    expect(await listed(own.operator, "80331")).toEqual([own.late, own.early]);
    expect(await listed(own.operator, "803")).toEqual([]);
    expect(await hits(own.operator, "803")).toEqual([own.late, own.early]);
  });

  it("are found by their supplier's id, whole and as it was written, indexed or not yet", async () => {
    const both = [own.late, own.early];
    expect(await listed(own.operator, "M-1")).toEqual(both);
    for (const ctx of [own.operator, own.buyer, own.supplier]) expect(await hits(ctx, "M-1")).toEqual(both);
    expect(await hits(own.otherBuyer, "M-1")).toEqual([]);
    expect(await listed(foreign.operator, "M-1")).toEqual([foreign.late, foreign.early]);
    for (const q of ["M-", "m-1", "#M-1", "M-10"]) {
      expect(await listed(own.operator, q)).toEqual([]);
      expect(await hits(own.operator, q)).toEqual([]);
    }
  });

  it.each(["ller", "müller_", "%%", "j%", "müller".repeat(15)])("are not found by %s", async (q) => {
    expect(await listed(own.operator, q)).toEqual([]);
    expect(await hits(own.operator, q)).toEqual([]);
  });

  it("have terms that only their own people see", async () => {
    const all = await termsSeen({});
    expect(all.map(({ term }) => term).sort()).toEqual(["#m-1", "80331", "jörg müller", "müller"]);
    expect(all.every(({ leadId }) => leadId === own.early)).toBe(true);
    expect(await termsSeen({ buyerId: own.buyerId })).toHaveLength(4);
    expect(await termsSeen({ buyerId: own.otherBuyerId })).toEqual([]);
    expect(await termsSeen({ supplierId: own.supplierId })).toHaveLength(4);
    expect(await termsSeen({ supplierId: foreign.supplierId })).toEqual([]);
  });

  it("get their terms once, however often and by however many the work is done", async () => {
    const { brandId } = foreign;
    await Promise.all([writeAllTerms(brandId, later()), writeAllTerms(brandId, later())]);
    await writeAllTerms(brandId, later());
    const terms = await withBrand({ brandId }, (tx) => tx.select().from(leadTerm));
    expect(terms).toHaveLength(8);
  });
});
