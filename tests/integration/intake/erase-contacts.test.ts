import { eq } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { withBrand, withPlatform } from "@/db/brand";
import { closePool } from "@/db/client";
import { brandHost, delivery, outboxMail } from "@/db/schema";
import { listViews } from "@/lib/accounts/list-views";
import { saveView } from "@/lib/accounts/save-view";
import { brandDirectory } from "@/lib/brands";
import type { Ctx } from "@/lib/core/ctx";
import { requireId } from "@/lib/core/id-schema";
import { settleDeliveries } from "@/lib/deliveries/settle-deliveries";
import { eraseContacts } from "@/lib/intake/erase-contacts";
import { postLead } from "@/lib/intake/post-lead";
import { startBackgroundWork } from "@/lib/jobs/start-background-work";
import { phoneText } from "@/lib/leads/phone-text";
import type { Field } from "@/lib/leads/schema";
import { writeAllTerms } from "@/lib/leads/write-terms.job";
import { getLead } from "@/lib/reporting/get-lead";
import { getPurchase } from "@/lib/reporting/get-purchase";
import { getSuppliedLead } from "@/lib/reporting/get-supplied-lead";
import { listLeads } from "@/lib/reporting/list-leads";
import { addNote } from "@/lib/sales/add-note";
import { openPurchase } from "@/lib/sales/open-purchase";
import { makeBrand } from "@/tests/factories/make-brand";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeContract } from "@/tests/factories/make-contract";
import { makeEndpoint } from "@/tests/factories/make-endpoint";
import { makeStage } from "@/tests/factories/make-stage";
import { makeUser } from "@/tests/factories/make-user";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import { asOwner } from "@/tests/support/owner-database";
import { openWebhookSink } from "@/tests/support/webhook-sink";
import { until } from "../deliveries/delivery-market";
import { GERMANY, type Market, makeMarket, person } from "./market";

afterAll(async () => {
  await expectLedgerBalanced();
  await closePool();
});

const idsOf = (...ids: string[]) => ids.map((id) => requireId("lead", id));
const manager = (market: Market): Promise<Ctx> =>
  makeUser(market.brand, { kind: "operator", role: "manager" });

const SECRETS = {
  firstName: "Walburga",
  lastName: "Xanthopoulos",
  email: "walburga.x@example.org",
  phone: "0151 29999999",
  street: "Geheimer Weg 7",
};
const NEEDLES = ["walburga", "xanthopoulos", "29999999", "geheimer weg", "198.51.100.7", "born in 1951"];
const FIELDS = (
  [
    { key: "roofArea", number: 0, type: "number", personal: false },
    { key: "birth", number: 1, type: "text", personal: true },
    { key: "remark", number: 2, type: "text", personal: false },
    { key: "wish", number: 3, type: "text", personal: false },
  ] as const
).map(
  (field): Field => ({ ...field, label: { en: field.key, de: field.key }, required: false, preview: false }),
);

/** A lead with something personal wherever there may be; sold, delivered by mail and webhook, opened, noted. */
async function deliveredLead() {
  const sink = await openWebhookSink();
  const brand = await makeBrand();
  await withPlatform("tests make brands as the platform does", (tx) =>
    tx.insert(brandHost).values({ host: `${brand.facts.slug}.test`, brandId: brand.id, isPrimary: true }),
  );
  await brandDirectory().refresh();
  const market = await makeMarket({ brand, fundsMinor: 0, category: { fields: FIELDS } });
  const buyer = await makeBuyer(brand, { fundsMinor: 100_000 });
  const endpoints = [
    await makeEndpoint(brand, buyer, { kind: "webhook", config: { url: sink.url } }),
    await makeEndpoint(brand, buyer, { config: { to: ["sales@buyer.example"] } }),
  ];
  const { category } = market;
  const contract = await makeContract(brand, { buyer, category, territory: GERMANY, endpoints });
  await makeStage(brand, { category, contracts: [contract], position: 1 });
  const stop = startBackgroundWork();
  const { id: leadId } = await postLead(
    market.ctx,
    person({
      contact: SECRETS,
      place: { country: "DE", postalCode: "80331", city: "Geheimer Weg" },
      fields: { roofArea: 85, birth: "born in 1951", remark: "ask for Mrs Xanthopoulos", wish: "in spring" },
      consent: {
        text: "I, Walburga, agree",
        givenAt: new Date().toISOString(),
        sourceUrl: "https://example.org/?who=walburga",
        ip: "198.51.100.7",
      },
      nickname: "Walburga X",
    }),
  );
  const mails = () => withBrand({ brandId: brand.id }, (tx) => tx.select().from(outboxMail));
  const deliveries = () => withBrand({ brandId: brand.id }, (tx) => tx.select().from(delivery));
  await until(mails, ({ length }) => length === 1);
  await until(deliveries, (rows) => rows.every(({ state }) => state === "delivered"));
  await stop();
  await sink.close();
  const buyerCtx = await makeUser(brand, { kind: "buyer", buyerId: buyer.id });
  await openPurchase(buyerCtx, { leadId });
  await addNote(buyerCtx, { leadId, body: "called twice" }, { idempotencyKey: "note" });
  return { market, leadId, buyerCtx, deliveries: await deliveries() };
}

/** The tables of the brand in which a row tells something of the person, whatever column it stands in. */
async function tablesThatTell(market: Market): Promise<string[]> {
  const tables = await asOwner<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'brand_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
  const patterns = NEEDLES.map((needle) => `%${needle}%`);
  const telling: string[] = [];
  for (const { name } of tables) {
    const rows = await asOwner(
      `select 1 from "${name}" t where brand_id = $1 and t::text ilike any($2) limit 1`,
      [market.brand.uuid, patterns],
    );
    if (rows.length > 0) telling.push(name);
  }
  return telling;
}

describe("erasing a contact", () => {
  it("leaves no trace of the person in any table; sale, money and the other facts stay", async () => {
    const { market, leadId, buyerCtx, deliveries } = await deliveredLead();
    const operator = await manager(market);
    const asShown = phoneText("+4915129999999");
    for (const q of [SECRETS.email, asShown]) {
      const query = new URLSearchParams({ q }).toString();
      await saveView(operator, { page: "/operator/leads", name: `who called: ${q.length}`, query });
    }
    await writeAllTerms(market.brand.id, new Date(Date.now() + 600_000));
    expect(await tablesThatTell(market)).toEqual([
      "delivery_attempt",
      "lead",
      "lead_term",
      "outbox_mail",
      "saved_view",
    ]);
    expect(await eraseContacts(operator, { leadIds: idsOf(leadId) })).toEqual({ erased: 1, already: 0 });
    expect(await tablesThatTell(market)).toEqual([]);
    expect(await listViews(operator, {})).toEqual([]);
    const lead = await getLead(operator, { leadId });
    expect(lead).toMatchObject({
      status: "sold",
      erasedAt: expect.any(Date),
      place: { postalCode: "80331", state: "BY" },
      fields: { roofArea: 85, wish: "in spring" },
      extra: null,
      consent: { givenAt: expect.any(String) },
    });
    expect(lead.sales).toHaveLength(1);
    expect((await listLeads(operator, { q: SECRETS.email })).data).toEqual([]);
    const { actor } = market.ctx;
    const supplierId = actor.kind === "source" ? actor.supplierId : "supplier_";
    const supplier = await makeUser(market.brand, { kind: "supplier", supplierId });
    for (const seen of [
      await getPurchase(buyerCtx, { leadId }),
      await getSuppliedLead(supplier, { leadId }),
    ]) {
      expect(seen.erasedAt).toBeInstanceOf(Date);
      expect(Object.values(seen.contact).every((part) => part === null)).toBe(true);
    }
    // An attempt that was under way is settled after the erasure: nothing of it is kept.
    const [first] = deliveries;
    if (!first) throw new Error("nothing was delivered");
    const attempt = {
      startedAt: new Date(),
      durationMs: 1,
      outcome: "delivered" as const,
      status: 200,
      error: null,
      retryAfterSeconds: null,
      request: { body: SECRETS.email },
      response: SECRETS.lastName,
    };
    const settlement = { id: first.id, state: "delivered" as const, dueAt: null, attempt };
    await settleDeliveries(market.brand.id, [settlement], new Date());
    expect(await tablesThatTell(market)).toEqual([]);
  });

  it("cancels what is not delivered yet", async () => {
    const market = await makeMarket();
    const { id } = await postLead(market.ctx, person());
    await eraseContacts(await manager(market), { leadIds: idsOf(id) });
    const rows = await withBrand({ brandId: market.brand.id }, (tx) =>
      tx
        .select()
        .from(delivery)
        .where(eq(delivery.leadId, requireId("lead", id))),
    );
    expect(rows).toMatchObject([{ state: "canceled", dueAt: null, lastError: "lead erased" }]);
  });

  it("asked for again erases nothing more and keeps the first time", async () => {
    const market = await makeMarket();
    const operator = await manager(market);
    const { id } = await postLead(market.ctx, person());
    await eraseContacts(operator, { leadIds: idsOf(id) }, { idempotencyKey: "once" });
    const { erasedAt } = await getLead(operator, { leadId: id });
    expect(await eraseContacts(operator, { leadIds: idsOf(id) })).toEqual({ erased: 0, already: 1 });
    expect(await eraseContacts(operator, { leadIds: idsOf(id) }, { idempotencyKey: "once" })).toEqual({
      erased: 1,
      already: 0,
    });
    expect((await getLead(operator, { leadId: id })).erasedAt).toEqual(erasedAt);
  });

  it("a lead sent again under its key is not stored anew", async () => {
    const market = await makeMarket();
    const body = person();
    const first = await postLead(market.ctx, body, { idempotencyKey: "their-1" });
    await eraseContacts(await manager(market), { leadIds: idsOf(first.id) });
    expect((await postLead(market.ctx, body, { idempotencyKey: "their-1" })).id).toBe(first.id);
  });

  it("is not for support, viewers, buyers and suppliers, and does not find another brand's lead", async () => {
    const market = await makeMarket();
    const { id } = await postLead(market.ctx, person());
    const others = [
      await makeUser(market.brand, { kind: "operator", role: "support" }),
      await makeUser(market.brand, { kind: "operator", role: "viewer" }),
      await makeUser(market.brand, { kind: "buyer", buyerId: market.buyer.id }),
      market.ctx,
    ];
    for (const ctx of others) {
      await expect(eraseContacts(ctx, { leadIds: idsOf(id) })).rejects.toMatchObject({ code: "forbidden" });
    }
    const own = await postLead((await makeMarket({ brand: market.brand })).ctx, person());
    const foreign = await manager(await makeMarket());
    await expect(eraseContacts(foreign, { leadIds: idsOf(id) })).rejects.toMatchObject({ code: "not_found" });
    expect(own.status).toBe("sold");
    expect((await getLead(await manager(market), { leadId: id })).erasedAt).toBeNull();
  });
});
