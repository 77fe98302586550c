import { afterAll, describe, expect, it } from "vitest";
import { closePool } from "@/db/client";
import type { Ctx } from "@/lib/core/ctx";
import { requireId } from "@/lib/core/id-schema";
import { eraseContacts } from "@/lib/intake/erase-contacts";
import { postLead } from "@/lib/intake/post-lead";
import { resellLeads } from "@/lib/intake/resell-leads.process";
import { reverseSale } from "@/lib/sales/reverse-sale";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeContract } from "@/tests/factories/make-contract";
import { makeStage } from "@/tests/factories/make-stage";
import { makeUser } from "@/tests/factories/make-user";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import { asOwner } from "@/tests/support/owner-database";
import { balanceOf, GERMANY, type Market, makeMarket, person, readBrand, readLead } from "./market";

afterAll(async () => {
  await expectLedgerBalanced();
  await closePool();
});

const idsOf = (...ids: string[]) => ids.map((id) => requireId("lead", id));
const manager = (market: Market): Promise<Ctx> =>
  makeUser(market.brand, { kind: "operator", role: "manager" });

/** One more buyer with money, whose contract buys in a stage of its own. */
async function addBuyer(market: Market, position: number, mode: "exclusive" | "shared" = "exclusive") {
  const { brand, category } = market;
  const buyer = await makeBuyer(brand, { fundsMinor: 1_000_000 });
  const contract = await makeContract(brand, { buyer, category, mode, territory: GERMANY });
  await makeStage(brand, { category, contracts: [contract], position });
  return buyer;
}

/** Nobody could pay: the lead is unsold. */
async function unsold(given: Parameters<typeof makeMarket>[0] = {}) {
  const market = await makeMarket({ fundsMinor: 0, ...given });
  const { id } = await postLead(market.ctx, person());
  return { market, id, operator: await manager(market) };
}

async function firstSale(market: Market): Promise<string> {
  const { sales } = await readBrand(market.brand);
  const sale = sales[0];
  if (!sale) throw new Error("nothing was sold");
  return sale.id;
}

describe("offering leads again", () => {
  it("sells an unsold lead to who buys now, with one decision more", async () => {
    const { market, id, operator } = await unsold();
    const buyer = await addBuyer(market, 1);
    expect(await resellLeads(operator, { leadIds: idsOf(id) })).toEqual({
      offered: 1,
      sold: 1,
      sales: 1,
      revenue: { amount: 3800, currency: "EUR" },
      passedOver: 0,
      failed: 0,
    });
    expect(await readLead(market.brand, id)).toMatchObject({ status: "sold", intakeStatus: "unsold" });
    expect(await balanceOf(market.brand, buyer.walletAccountId)).toBe(1_000_000 - 3800);
    expect((await readBrand(market.brand)).decisions).toHaveLength(2);
  });

  it("sells a reversed one, but never to who had it", async () => {
    const market = await makeMarket();
    const operator = await manager(market);
    const { id } = await postLead(market.ctx, person());
    await reverseSale(operator, { saleId: await firstSale(market), reason: "wrong person" });
    expect(await resellLeads(operator, { leadIds: idsOf(id) })).toMatchObject({ offered: 1, sold: 0 });
    const other = await addBuyer(market, 1);
    expect(await resellLeads(operator, { leadIds: idsOf(id) })).toMatchObject({ offered: 1, sold: 1 });
    const { sales } = await readBrand(market.brand);
    expect(sales.map(({ buyerId, reversedAt }) => [buyerId, reversedAt !== null])).toEqual([
      [market.buyer.id, true],
      [other.id, false],
    ]);
  });

  it("passes over what has no place free, tests, rejected, erased and held leads; those held go when released", async () => {
    const market = await makeMarket({ category: { duplicateRule: { action: "hold" } } });
    const operator = await manager(market);
    const body = person();
    const sold = await postLead(market.ctx, body);
    const held = await postLead(market.ctx, body);
    const tested = await postLead(market.ctx, person({ test: true }));
    const rejected = await postLead(market.ctx, person({ contact: { email: "nobody" } }));
    const leadIds = idsOf(...[sold, held, tested, rejected].map(({ id }) => id));
    expect(await resellLeads(operator, { leadIds })).toMatchObject({ offered: 0, passedOver: 4 });
    await addBuyer(market, 1);
    expect(await resellLeads(operator, { leadIds: idsOf(held.id), release: true })).toMatchObject({
      sold: 1,
    });
  });

  it("of a mixed choice releases only what is held, when asked for that alone", async () => {
    const market = await makeMarket({ category: { duplicateRule: { action: "hold" } }, fundsMinor: 3800 });
    const operator = await manager(market);
    const body = person();
    await postLead(market.ctx, body);
    const held = await postLead(market.ctx, body);
    const waiting = await postLead(market.ctx, person());
    expect([held.status, waiting.status]).toEqual(["held", "unsold"]);
    await addBuyer(market, 1);
    const leadIds = idsOf(held.id, waiting.id);
    const key = { idempotencyKey: "release-1" };
    const released = await resellLeads(operator, { leadIds, only: "held" }, key);
    expect(released).toMatchObject({ offered: 1, sold: 1, passedOver: 1 });
    expect(await readLead(market.brand, waiting.id)).toMatchObject({ status: "unsold" });
    expect(await resellLeads(operator, { leadIds, only: "held" }, key)).toEqual(released);
    expect(await resellLeads(operator, { leadIds, only: "held" })).toMatchObject({
      offered: 0,
      passedOver: 2,
    });
  });

  it("asked for twice sells once", async () => {
    const { market, id, operator } = await unsold();
    await addBuyer(market, 1);
    await resellLeads(operator, { leadIds: idsOf(id) });
    expect(await resellLeads(operator, { leadIds: idsOf(id) })).toMatchObject({ offered: 0, passedOver: 1 });
    expect((await readBrand(market.brand)).sales).toHaveLength(1);
  });

  it("asked for by many at once fills the places, no more, no buyer twice", async () => {
    const { market, id, operator } = await unsold({ category: { maxShares: 3 } });
    for (const position of [1, 2, 3, 4, 5]) await addBuyer(market, position, "shared");
    await Promise.all(Array.from({ length: 10 }, () => resellLeads(operator, { leadIds: idsOf(id) })));
    const { sales, leads } = await readBrand(market.brand);
    expect(sales).toHaveLength(3);
    expect(new Set(sales.map(({ buyerId }) => buyerId)).size).toBe(3);
    expect(leads[0]).toMatchObject({ status: "sold", placesTaken: 3 });
  });

  it("and reversing at once: whoever comes first, places and money agree", async () => {
    for (let round = 0; round < 5; round++) {
      const market = await makeMarket();
      const operator = await manager(market);
      await addBuyer(market, 1);
      const { id } = await postLead(market.ctx, person());
      const [resale] = await Promise.all([
        resellLeads(operator, { leadIds: idsOf(id) }),
        reverseSale(operator, { saleId: await firstSale(market), reason: "wrong person" }),
      ]);
      const { leads, sales } = await readBrand(market.brand);
      const standing = sales.filter(({ reversedAt }) => reversedAt === null);
      expect(standing).toHaveLength(resale.sold);
      expect(leads[0]).toMatchObject({ status: resale.sold === 1 ? "sold" : "unsold" });
    }
  });

  it("and erasing at once: nobody buys a lead after its contact is gone", async () => {
    for (let round = 0; round < 5; round++) {
      const { market, id, operator } = await unsold();
      await addBuyer(market, 1);
      await Promise.all([
        resellLeads(operator, { leadIds: idsOf(id) }),
        eraseContacts(operator, { leadIds: idsOf(id) }),
      ]);
      const late = await asOwner(
        "select s.id from sale s join lead l on l.id = s.lead_id where l.brand_id = $1 and s.sold_at > l.erased_at",
        [market.brand.uuid],
      );
      expect(late).toEqual([]);
      expect(await resellLeads(operator, { leadIds: idsOf(id) })).toMatchObject({ offered: 0 });
    }
  });

  it("is not for support and viewers, and does not find another brand's lead", async () => {
    const { market, id } = await unsold();
    for (const role of ["support", "viewer"] as const) {
      const ctx = await makeUser(market.brand, { kind: "operator", role });
      await expect(resellLeads(ctx, { leadIds: idsOf(id) })).rejects.toMatchObject({ code: "forbidden" });
    }
    const foreign = await manager(await makeMarket());
    await expect(resellLeads(foreign, { leadIds: idsOf(id) })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is written down for each lead that was offered", async () => {
    const { market, id, operator } = await unsold();
    await resellLeads(operator, { leadIds: idsOf(id) });
    const events = await asOwner(
      "select object_id, before, after from audit_event where brand_id = $1 and action = 'lead.resell'",
      [market.brand.uuid],
    );
    expect(events).toEqual([{ object_id: id, before: { status: "unsold" }, after: { offered: true } }]);
  });
});
