import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/core/ctx";
import { fromUuid } from "@/lib/core/id";
import { phoneKey } from "@/lib/leads/person-keys";
import { phoneText } from "@/lib/leads/phone-text";
import { getLead } from "@/lib/reporting/get-lead";
import { searchPortal } from "@/lib/reporting/search-portal";
import { reverseSale } from "@/lib/sales/reverse-sale";
import { makeMarket } from "@/tests/factories/make-market";
import { makeUser } from "@/tests/factories/make-user";

const PHONE = "+4915120000007";

/** A brand whose names are the same everywhere: what leaks, shows. */
async function makeWorld() {
  const market = await makeMarket();
  const contract = await market.contract({ name: "Solar Bayern" });
  const other = await market.contract({ name: "Solar Bayern Süd" });
  const row = {
    firstName: "Jörg",
    lastName: "Müller",
    phone: PHONE,
    phoneKey: phoneKey(PHONE),
    externalId: "their-7",
  };
  const lead = market.lead([{ contract }], { row });
  const [outcome] = await market.sell([lead]);
  const sale = outcome?.kind === "decided" ? outcome.sales[0] : undefined;
  if (!sale) throw new Error("not sold");
  return {
    market,
    contract,
    other,
    leadId: fromUuid("lead", lead.id),
    saleId: fromUuid("sale", sale.id),
    operator: await makeUser(market.brand, { kind: "operator", role: "viewer" }),
    owner: await makeUser(market.brand, { kind: "operator" }),
    buyer: await makeUser(market.brand, { kind: "buyer", buyerId: contract.buyer.id }),
    otherBuyer: await makeUser(market.brand, { kind: "buyer", buyerId: other.buyer.id }),
    supplier: await makeUser(market.brand, { kind: "supplier", supplierId: market.supplier.id }),
  };
}

let own: Awaited<ReturnType<typeof makeWorld>>;
let foreign: Awaited<ReturnType<typeof makeWorld>>;
beforeAll(async () => {
  [own, foreign] = [await makeWorld(), await makeWorld()];
});

const leads = async (ctx: Ctx, q: string) => (await searchPortal(ctx, { q })).leads.map(({ id }) => id);
const contracts = async (ctx: Ctx, q: string) =>
  (await searchPortal(ctx, { q })).contracts.map(({ id }) => id);

describe("the palette's search", () => {
  it.each([
    ["the phone number as it is dialled here", "0151 20000007"],
    ["the phone number with brackets", "(0151) 200-00007"],
    ["the phone number as pages show it", phoneText(PHONE)],
    ["the phone number as it is stored", PHONE],
    ["the supplier's own id", "their-7"],
    ["how the name begins", "jörg mü"],
  ])("finds a lead by %s: its own brand's alone, a buyer's alone", async (_by, q) => {
    for (const ctx of [own.operator, own.buyer, own.supplier])
      expect(await leads(ctx, q)).toEqual([own.leadId]);
    expect(await leads(own.otherBuyer, q)).toEqual([]);
    expect(await leads(foreign.operator, q)).toEqual([foreign.leadId]);
  });

  it("finds a lead by its id and by the beginning of its postal code", async () => {
    expect(await leads(own.operator, own.leadId)).toEqual([own.leadId]);
    expect(await leads(own.operator, foreign.leadId)).toEqual([]);
    expect(await leads(own.otherBuyer, own.leadId)).toEqual([]);
    expect(await leads(own.buyer, "8033")).toEqual([own.leadId]);
  });

  it("says what a lead is for and when it came, to a buyer when it was bought", async () => {
    const hit = async (ctx: Ctx) => (await searchPortal(ctx, { q: own.leadId })).leads[0];
    const lead = await getLead(own.operator, { leadId: own.leadId });
    const told = { category: lead.category.name, at: lead.receivedAt };
    expect(await hit(own.operator)).toMatchObject(told);
    expect(await hit(own.supplier)).toMatchObject(told);
    expect(await hit(own.buyer)).toMatchObject({ ...told, at: lead.sales[0]?.soldAt });
  });

  it("finds contracts by name, number and buyer; a buyer only its own, a supplier none", async () => {
    expect(await contracts(own.operator, "solar bay")).toEqual([own.contract.id, own.other.id]);
    expect(await contracts(own.operator, `#${own.contract.number}`)).toContain(own.contract.id);
    expect(await contracts(own.buyer, "solar")).toEqual([own.contract.id]);
    expect(await contracts(own.supplier, "solar")).toEqual([]);
  });

  it("shows companies to operators alone", async () => {
    // The factory names a buyer by its id.
    const name = own.contract.buyer.id;
    expect((await searchPortal(own.operator, { q: name })).buyers.map(({ id }) => id)).toContain(
      own.contract.buyer.id,
    );
    for (const ctx of [own.buyer, own.supplier]) {
      const hits = await searchPortal(ctx, { q: name });
      expect([...hits.buyers, ...hits.suppliers]).toEqual([]);
    }
  });

  it("takes signs of patterns as they are written", async () => {
    expect(await leads(own.operator, "m%ller")).toEqual([]);
    expect(await contracts(own.operator, "solar_bay")).toEqual([]);
  });

  it("is for people of a portal, and needs two letters", async () => {
    const nobody: Ctx = { ...own.operator, actor: { kind: "anonymous" } };
    await expect(searchPortal(nobody, { q: "müller" })).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(searchPortal(own.operator, { q: " m " })).rejects.toMatchObject({ code: "invalid" });
  });

  it("tells a buyer who was credited before looking nothing of the person", async () => {
    const world = await makeWorld();
    await reverseSale(world.owner, { saleId: world.saleId, reason: "not asked for" });
    expect(await leads(world.buyer, "0151 20000007")).toEqual([]);
    expect(await leads(world.buyer, "müller")).toEqual([]);
  });
});
