import { beforeAll, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { auditEvent } from "@/db/schema";
import { updateBuyer } from "@/lib/accounts/update-buyer";
import type { Ctx } from "@/lib/core/ctx";
import { newId } from "@/lib/core/id";
import { createEndpoint } from "@/lib/deliveries/create-endpoint";
import { updateEndpoint } from "@/lib/deliveries/update-endpoint";
import { listAuditEvents } from "@/lib/reporting/list-audit-events";
import { listHistory } from "@/lib/reporting/list-history";
import { addNote } from "@/lib/sales/add-note";
import { openPurchase } from "@/lib/sales/open-purchase";
import { reverseSale } from "@/lib/sales/reverse-sale";
import { setDealValue } from "@/lib/sales/set-deal-value";
import { adjustWallet } from "@/lib/wallet/adjust-wallet";
import { type Market, makeMarket } from "@/tests/factories/make-market";
import { makeSale } from "@/tests/factories/make-sale";
import { makeUser } from "@/tests/factories/make-user";

let market: Market;
let operator: Ctx;
let viewer: Ctx;
let foreign: Ctx;
beforeAll(async () => {
  market = await makeMarket();
  operator = await makeUser(market.brand, { kind: "operator", role: "manager" });
  viewer = await makeUser(market.brand, { kind: "operator", role: "viewer" });
  foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
});

const userIdOf = (ctx: Ctx): string => ("userId" in ctx.actor ? ctx.actor.userId : "");

describe("the audit log", () => {
  it("says who did what to whom, and only what changed", async () => {
    const buyer = await market.buyer();
    await updateBuyer(operator, { id: buyer.id, name: "Sonnenhof GmbH", phone: "+49 89 1234567" });
    const { data } = await listAuditEvents(viewer, { q: buyer.id });
    expect(data).toMatchObject([
      {
        action: "buyer.update",
        by: "Erika Muster",
        actorKind: "operator",
        object: { kind: "buyer", id: buyer.id, name: "Sonnenhof GmbH" },
        changes: [
          { path: "name", after: "Sonnenhof GmbH" },
          { path: "phone", after: "+49 89 1234567" },
        ],
      },
    ]);
  });

  it("is narrowed by who, what, kind of object and day, and read page by page", async () => {
    const buyer = await market.buyer();
    const other = await makeUser(market.brand, { kind: "operator" });
    for (const amountMinor of [100, 200, 300]) {
      await adjustWallet(other, { buyerId: buyer.id, amountMinor, reason: "bank transfer" });
    }
    const mine = { who: userIdOf(other), action: "wallet.adjust", objectKind: "buyer" };
    const first = await listAuditEvents.unchecked(viewer, { ...mine, limit: 2 });
    const rest = await listAuditEvents.unchecked(viewer, { ...mine, limit: 2, cursor: first.nextCursor });
    const amounts = [...first.data, ...rest.data].map(
      ({ changes }) => changes.find(({ path }) => path === "amountMinor")?.after,
    );
    expect(amounts).toEqual([300, 200, 100]);
    expect(rest.nextCursor).toBeNull();
    const count = async (more: object) =>
      (await listAuditEvents.unchecked(viewer, { ...mine, ...more })).data.length;
    expect(await count({ action: "buyer.update" })).toBe(0);
    expect(await count({ who: "system" })).toBe(0);
    expect(await count({ from: "2999-01-01" })).toBe(0);
    expect(await count({ to: "2999-01-01" })).toBe(3);
    expect(await count({ q: "bank transfer" })).toBe(0);
  });

  it("shows a lead with what happened to its sales, and of the buyer's own work only that it was done", async () => {
    const owner = await market.buyer({ fundsMinor: 1_000_000 });
    const contract = await market.contract({ buyer: owner });
    const { leadId, saleId } = await makeSale(market.brand, { source: market.source, contract });
    const buyer = await makeUser(market.brand, { kind: "buyer", buyerId: owner.id });
    await openPurchase(buyer, { leadId });
    await setDealValue(buyer, { leadId, dealValueMinor: 987_654 });
    await addNote(buyer, { leadId, body: "Frau Geheim ruft zurück" });
    await reverseSale(operator, { saleId, reason: "wrong person" });
    const { entries } = await listHistory(viewer, { id: leadId });
    expect(entries.map(({ action }) => action)).toEqual([
      "sale.reverse",
      "lead.add_note",
      "lead.set_deal_value",
      "purchase.open",
    ]);
    expect(entries.every(({ object }) => object?.parentId === leadId)).toBe(true);
    expect(entries.map(({ changes }) => changes.length > 0)).toEqual([true, false, false, true]);
    const said = JSON.stringify(entries);
    expect(said).toContain("wrong person");
    expect(said).not.toMatch(/987654|Geheim/);
  });

  it("leaves out what buyers do at their own desk unless it is asked for", async () => {
    const owner = await market.buyer({ fundsMinor: 1_000_000 });
    const contract = await market.contract({ buyer: owner });
    const { leadId } = await makeSale(market.brand, { source: market.source, contract });
    const buyer = await makeUser(market.brand, { kind: "buyer", buyerId: owner.id });
    await openPurchase(buyer, { leadId });
    await addNote(buyer, { leadId, body: "calls back" });
    const actions = async (more: object) =>
      (await listAuditEvents.unchecked(viewer, { who: userIdOf(buyer), ...more })).data.map(
        ({ action }) => action,
      );
    expect(await actions({})).toEqual([]);
    expect(await actions({ action: "purchase.open" })).toEqual(["purchase.open"]);
    expect(await actions({ desk: "all" })).toEqual(["lead.add_note", "purchase.open"]);
    expect(await actions({ action: "lead.add_note" })).toEqual(["lead.add_note"]);
    expect(await actions({ q: leadId })).toContain("lead.add_note");
  });

  it("keeps neither contacts nor notes nor secrets", async () => {
    const owner = await market.buyer({ fundsMinor: 1_000_000 });
    const { endpoint, signingSecret } = await createEndpoint(operator, {
      kind: "webhook",
      name: "CRM",
      buyerId: owner.id,
      config: { url: "https://crm.example/hook/t0ken", headers: { "x-api-key": "s3cret" } },
    });
    const config = { url: "https://crm.example/hook/0ther", headers: { "x-api-key": "n3w" } };
    await updateEndpoint.unchecked(operator, { id: endpoint.id, config });
    const { entries } = await listHistory(operator, { id: endpoint.id });
    expect(entries[0]?.changes).toEqual([
      { path: "addressChanged", after: true },
      { path: "headersChanged", after: true },
    ]);
    const rows = await withBrand({ brandId: market.brand.id }, (tx) =>
      tx.select({ before: auditEvent.before, after: auditEvent.after }).from(auditEvent),
    );
    const stored = JSON.stringify(rows);
    for (const secret of ["t0ken", "0ther", "s3cret", "n3w", signingSecret ?? "", "Geheim"]) {
      expect(stored).not.toContain(secret);
    }
  });

  it("shows commands and objects that are not known any more", async () => {
    await withBrand({ brandId: market.brand.id }, (tx) =>
      tx.insert(auditEvent).values({
        id: newId("audit"),
        action: "shop.something_old",
        actorKind: "system",
        actorName: "job",
        objectKind: "parcel",
        objectId: "parcel_1",
        after: { weight: 3 },
        requestId: "test",
      }),
    );
    const { data } = await listAuditEvents(viewer, { action: "shop.something_old" });
    expect(data).toMatchObject([
      { by: "job", object: { kind: "parcel", name: null }, changes: [{ path: "weight", after: 3 }] },
    ]);
  });

  it("is the brand's alone and its operators'", async () => {
    const buyer = await market.buyer();
    await updateBuyer(operator, { id: buyer.id, name: "Nur hier" });
    expect((await listAuditEvents(foreign, { q: buyer.id })).data).toEqual([]);
    expect((await listHistory(foreign, { id: buyer.id })).entries).toEqual([]);
    const company = await makeUser(market.brand, { kind: "buyer", buyerId: buyer.id });
    const supplier = await makeUser(market.brand, { kind: "supplier", supplierId: market.supplier.id });
    for (const ctx of [company, supplier]) {
      await expect(listAuditEvents(ctx, {})).rejects.toMatchObject({ code: "forbidden" });
      await expect(listHistory(ctx, { id: buyer.id })).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
