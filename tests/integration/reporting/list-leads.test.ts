import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/core/ctx";
import { fromUuid, type Id, uuidAt } from "@/lib/core/id";
import { getNames } from "@/lib/reporting/get-names";
import { type LeadListItem, listLeads, listLeadsCounted } from "@/lib/reporting/list-leads";
import { readLeads } from "@/lib/reporting/read-leads";
import { startLeadExport } from "@/lib/reporting/start-lead-export";
import { reverseSale } from "@/lib/sales/reverse-sale";
import { type Market, makeMarket } from "@/tests/factories/make-market";
import { makeSource } from "@/tests/factories/make-source";
import { makeUser } from "@/tests/factories/make-user";
import { asOwner } from "@/tests/support/owner-database";

let market: Market;
let operator: Ctx;
let foreign: Ctx;
let buyerId: Id<"buyer">;
let contractId: Id<"contract">;
let otherSource: Id<"source">;
/** A name each; what the lists say is told by them. */
const names = new Map<string, string>();
const ids = new Map<string, Id<"lead">>();

beforeAll(async () => {
  market = await makeMarket({ category: { maxShares: 2 } });
  const { brand, supplier, category } = market;
  const dear = await market.contract({ mode: "shared", priceSharedMinor: 5000 });
  const cheap = await market.contract({ mode: "shared", priceSharedMinor: 1500 });
  buyerId = dear.buyer.id;
  contractId = dear.id;
  const source = await makeSource(brand, { supplier, category });
  otherSource = source.id;
  const shared = (contract: typeof dear) => ({ contract, mode: "shared" as const });
  const person = (lastName: string, change: object = {}) => ({ row: { lastName, ...change } });
  const reasons = [{ code: "invalid_phone", field: "contact.phone", message: "is no number" }];
  const leads = {
    both: market.lead([shared(dear), shared(cheap)], person("both")),
    dear: market.lead([shared(dear)], person("dear", { postalCode: "01067", state: "SN" })),
    cheap: market.lead([shared(cheap)], person("cheap")),
    again: market.lead([shared(cheap)], person("again")),
    unsold: market.lead([], person("unsold")),
    rejected: market.lead([], { preset: "rejected", ...person("rejected", { reasons }) }),
    tested: market.lead([], { preset: "unsold", test: true, ...person("tested") }),
  };
  for (const [name, lead] of Object.entries(leads)) {
    const from = name === "cheap" ? { ...lead, inlet: source.inlet } : lead;
    await market.sell([from]);
    ids.set(name, fromUuid("lead", lead.id));
    names.set(fromUuid("lead", lead.id), name);
  }
  const manager = await makeUser(brand, { kind: "operator", role: "manager" });
  const [sale] = await asOwner("select id from sale where lead_id = $1", [leads.again.id]);
  await reverseSale(manager, { saleId: fromUuid("sale", String(sale?.id)), reason: "wrong person" });
  operator = await makeUser(brand, { kind: "operator", role: "viewer" });
  foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
});

type Asked = Parameters<typeof listLeads>[1];
const said = (rows: readonly Pick<LeadListItem, "id">[]) => rows.map(({ id }) => names.get(id));
const found = async (asked: Asked, ctx = operator) => said((await listLeads(ctx, asked)).data);

describe("an operator's list of leads", () => {
  it.each([
    ["status", { status: "unsold" }, ["tested", "unsold", "again"]],
    ["test", { test: "true" }, ["tested"]],
    ["reason", { reason: "invalid_phone" }, ["rejected"]],
    ["the start of a postal code", { postalCode: "01" }, ["dear"]],
    ["state", { state: "sn" }, ["dear"]],
    ["postal code, as a search", { q: "01067" }, ["dear"]],
    ["price from", { priceFromMinor: 5000 }, ["dear", "both"]],
    ["price to", { priceToMinor: 1500 }, ["cheap"]],
    ["price from and to", { priceFromMinor: 5000, priceToMinor: 6499 }, ["dear"]],
  ] as [string, Asked, string[]][])(
    "is filtered by %s, and counts what it shows",
    async (_by, asked, names) => {
      expect(await found(asked)).toEqual(names);
      expect(await found(asked, foreign)).toEqual([]);
      const total = { count: names.length, more: false };
      const first = await listLeadsCounted(operator, { ...asked, limit: 1 });
      expect([said(first.page.data), first.total]).toEqual([names.slice(0, 1), total]);
      const cursor = first.page.nextCursor ?? undefined;
      if (cursor) {
        const second = await listLeadsCounted(operator, { ...asked, limit: 1, cursor });
        expect([said(second.page.data), second.total]).toEqual([names.slice(1, 2), total]);
      }
      expect((await listLeadsCounted(foreign, asked)).total.count).toBe(0);
    },
  );

  it("is filtered by days of the brand's zone", async () => {
    const days = await makeMarket();
    const seconds = ["2026-01-31T22:59:59Z", "2026-01-31T23:00:00Z"];
    const leads = seconds.map((at) => days.lead([], { id: uuidAt(Date.parse(at)) }));
    for (const [i, lead] of leads.entries()) await days.sell([lead], new Date(seconds[i] ?? ""));
    const reader = await makeUser(days.brand, { kind: "operator", role: "viewer" });
    const [january, february] = leads.map(({ id }) => fromUuid("lead", id));
    const of = async (asked: Asked) => (await listLeads(reader, asked)).data.map(({ id }) => id);
    expect(await of({ to: "2026-01-31" })).toEqual([january]);
    expect(await of({ from: "2026-02-01", to: "2026-02-01" })).toEqual([february]);
    expect(await of({ from: "2026-01-31" })).toEqual([february, january]);
    expect(await of({ from: "0001-01-01", to: "9999-12-31" })).toHaveLength(2);
  });

  it("is filtered by buyer, contract, source and supplier", async () => {
    expect(await found({ buyerId })).toEqual(["dear", "both"]);
    expect(await found({ contractId })).toEqual(["dear", "both"]);
    expect(await found({ contractId }, foreign)).toEqual([]);
    expect(await found({ sourceId: otherSource })).toEqual(["cheap"]);
    expect(await found({ supplierId: market.supplier.id })).toHaveLength(7);
    expect(await found({ buyerId }, foreign)).toEqual([]);
  });

  it("has persons whose names are told to operators of the brand", async () => {
    const asked = { leads: [...ids.values()] };
    const { texts } = await getNames(operator, asked);
    expect(Object.values(texts).map((name) => name.split(" ").at(-1))).toEqual(
      expect.arrayContaining([...names.values()]),
    );
    expect((await getNames(foreign, asked)).texts).toEqual({});
  });

  const all = ["tested", "rejected", "unsold", "again", "cheap", "dear", "both"];
  it.each([
    ["the newest first", "-received", all],
    ["the oldest first", "received", all.toReversed()],
    [
      "the dearest first, what brings nothing last",
      "-price",
      ["both", "dear", "cheap", "tested", "rejected", "unsold", "again"],
    ],
    [
      "the cheapest first, what brings nothing last",
      "price",
      ["cheap", "dear", "both", "tested", "rejected", "unsold", "again"],
    ],
  ] as const)("stands in order, page by page: %s", async (_order, sort, expected) => {
    const seen: (string | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const page = await listLeads(operator, { sort, limit: 2, cursor });
      seen.push(...said(page.data));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(expected);
  });

  it("takes a filter and an order at once", async () => {
    expect(await found({ sort: "-price", status: "sold", postalCode: "8" })).toEqual(["both", "cheap"]);
  });
});

describe("ticked leads", () => {
  it("are read in the order they were ticked; one of another brand is not found", async () => {
    const leadIds = ["cheap", "both"].flatMap((name) => ids.get(name) ?? []);
    expect(said(await readLeads(operator, { leadIds }))).toEqual(["cheap", "both"]);
    await expect(readLeads(foreign, { leadIds })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("an export", () => {
  it("is written down without what was searched for, and is not for who may only look", async () => {
    const support = await makeUser(market.brand, { kind: "operator", role: "support" });
    await startLeadExport(support, { q: "erika@example.org", status: "sold" });
    const [event] = await asOwner(
      "select after from audit_event where action = 'lead.export' and brand_id = $1",
      [market.brand.uuid],
    );
    expect(event).toEqual({ after: { sort: "-received", status: "sold", searched: true } });
    await expect(startLeadExport(operator, {})).rejects.toMatchObject({ code: "forbidden" });
  });
});
