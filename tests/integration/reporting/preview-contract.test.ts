import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/core/ctx";
import { listContractChanges } from "@/lib/reporting/list-contract-changes";
import { previewContract } from "@/lib/reporting/preview-contract";
import { archiveContract } from "@/lib/routing/archive-contract";
import { createContract } from "@/lib/routing/create-contract";
import { getContract } from "@/lib/routing/get-contract";
import { getContractPicture } from "@/lib/routing/get-contract-picture";
import { getEditorChoices } from "@/lib/routing/get-editor-choices";
import { emptyDraft, makeDraft } from "@/lib/routing/make-draft";
import { pauseContract } from "@/lib/routing/pause-contract";
import type { ContractInput } from "@/lib/routing/schema";
import { sketchContract } from "@/lib/routing/sketch-contract";
import { termsChanged } from "@/lib/routing/terms-changed";
import { updateContract } from "@/lib/routing/update-contract";
import { makeEndpoint } from "@/tests/factories/make-endpoint";
import { type Market, makeMarket } from "@/tests/factories/make-market";
import { makeStage } from "@/tests/factories/make-stage";
import { makeUser } from "@/tests/factories/make-user";

const NOW = new Date("2026-11-20T10:00:00Z");
const DAY_MS = 86_400_000;
const NONE = { day: null, week: null, month: null, total: null };
const GERMANY = [{ effect: "include", kind: "country", country: "DE" }] as const;

interface Setting {
  readonly market: Market;
  readonly operator: Ctx;
  readonly buyerId: `buyer_${string}`;
  readonly categoryId: `category_${string}`;
}

async function makeSetting(): Promise<Setting> {
  const market = await makeMarket();
  const operator = await makeUser(market.brand, { kind: "operator", role: "manager" }, { now: () => NOW });
  const { id: buyerId } = await market.buyer();
  return { market, operator, buyerId, categoryId: market.category.id };
}

const termsOf = (over: Partial<ContractInput> = {}): ContractInput => ({
  name: "Solar Süd",
  mode: "exclusive",
  priceExclusiveMinor: 3000,
  priceSharedMinor: null,
  bidRange: null,
  territory: [...GERMANY],
  filters: [],
  schedule: null,
  caps: NONE,
  budgetsMinor: NONE,
  priority: 0,
  weight: 1,
  sourcesAllowed: null,
  sourcesDenied: [],
  endpointIds: [],
  stageIds: [],
  paused: false,
  ...over,
});

/** Leads of 80331 so many days before now, one an hour. */
async function post({ market }: Setting, daysAgo: number, count: number, given: { test?: boolean } = {}) {
  for (let i = 0; i < count; i++) {
    const at = new Date(NOW.getTime() - daysAgo * DAY_MS + i * 3_600_000);
    await market.sell([market.lead([], { test: given.test ?? false, preset: "unsold" })], at);
  }
}

let home: Setting;
let foreign: Setting;
beforeAll(async () => {
  [home, foreign] = [await makeSetting(), await makeSetting()];
});

describe("what a contract would have bought", () => {
  it("is tried on the category's real leads of the last 30 days, and nothing is written", async () => {
    const one = await makeSetting();
    await post(one, 40, 2);
    await post(one, 3, 4);
    await post(one, 2, 1, { test: true });
    await makeStage(one.market.brand, { category: one.market.category, contracts: [] });
    const ids = { buyerId: one.buyerId, categoryId: one.categoryId };
    expect(await previewContract(one.operator, { ...ids, terms: termsOf() })).toMatchObject({
      leads: 4,
      leadsInPeriod: 4,
      inTerritory: 4,
      matched: 4,
      won: 4,
      spendMinor: 12_000,
    });
    const capped = termsOf({ caps: { ...NONE, day: 1 } });
    expect(await previewContract(one.operator, { ...ids, terms: capped })).toMatchObject({
      matched: 4,
      won: 1,
      lost: [{ reason: "cap_day", count: 3 }],
    });
    const elsewhere = termsOf({
      territory: [{ effect: "include", kind: "states", country: "DE", states: ["BE"] }],
    });
    expect(await previewContract(one.operator, { ...ids, terms: elsewhere })).toMatchObject({
      leads: 4,
      inTerritory: 0,
      matched: 0,
      won: 0,
    });
  });

  it("competes with the other contracts, but not with the one it replaces", async () => {
    const one = await makeSetting();
    const ids = { buyerId: one.buyerId, categoryId: one.categoryId };
    await post(one, 2, 3);
    const rival = await one.market.buyer({ fundsMinor: 0 });
    const dear = await createContract(one.operator, {
      ...ids,
      buyerId: rival.id,
      ...termsOf({ priceExclusiveMinor: 9000, caps: { ...NONE, total: 1 } }),
    });
    const own = await createContract(one.operator, { ...ids, ...termsOf({ priceExclusiveMinor: 9500 }) });
    const cheap = { ...ids, terms: termsOf({ priceExclusiveMinor: 100 }) };
    expect(await previewContract(one.operator, { ...cheap, contractId: own.id })).toMatchObject({ won: 2 });
    expect(await previewContract(one.operator, cheap)).toMatchObject({ won: 0 });
    expect(
      await previewContract(one.operator, { ...ids, contractId: dear.id, terms: termsOf() }),
    ).toMatchObject({ won: 0, lost: [{ reason: "not_reached", count: 3 }] });
  });

  it("is no business of buyers, viewers and other brands", async () => {
    const { market, buyerId, categoryId } = home;
    const input = { buyerId, categoryId, terms: termsOf() };
    for (const who of [
      await makeUser(market.brand, { kind: "buyer", buyerId }),
      await makeUser(market.brand, { kind: "operator", role: "viewer" }),
    ]) {
      await expect(previewContract(who, input)).rejects.toMatchObject({ code: "forbidden" });
      await expect(getEditorChoices(who, { buyerId, categoryId })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    await expect(previewContract(foreign.operator, input)).rejects.toMatchObject({ code: "not_found" });
    await expect(
      previewContract(home.operator, { ...input, categoryId: foreign.categoryId }),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(getEditorChoices(foreign.operator, { buyerId, categoryId })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("the editor", () => {
  it("offers this category's stages and sources and this buyer's endpoints only", async () => {
    const { market, operator, categoryId } = home;
    const buyer = await market.buyer();
    const mine = await makeEndpoint(market.brand, buyer);
    await makeEndpoint(market.brand, await market.buyer());
    const stageId = await makeStage(market.brand, { category: market.category, contracts: [], position: 5 });
    const choices = await getEditorChoices(operator, { buyerId: buyer.id, categoryId });
    expect(choices.endpoints.map(({ id }) => id)).toEqual([mine]);
    expect(choices.stages.map(({ id }) => id)).toContain(stageId);
    expect(choices.sources).toHaveLength(1);
    expect(choices.countries.find(({ code }) => code === "DE")?.states).toContain("BY");
  });

  it("tells a draft in words and on a map, whatever else is wrong with it", async () => {
    const { operator, categoryId } = home;
    const draft = { ...emptyDraft("DE", "exclusive"), priceExclusive: "38" };
    const [row] = draft.territory;
    if (!row) throw new Error("a new draft has a row");
    const sketch = await sketchContract(operator, {
      categoryId,
      draft: { ...draft, territory: [{ ...row, kind: "postal", codes: "80331 1067 99999" }] },
    });
    expect(sketch.terms).toBeNull();
    expect(sketch.errors).toMatchObject([{ field: "name", code: "required" }]);
    expect(sketch.summary).toBe("Solar leads in postal codes 80331, 01067, 99999, €38.00 exclusive");
    expect(sketch.maps).toMatchObject([{ country: "DE", coveredCount: 2 }]);
    expect(sketch.notices).toMatchObject([
      { field: "territory.0.codes", read: 3, unknown: ["99999"], restored: ["01067"] },
    ]);
    await expect(sketchContract(foreign.operator, { categoryId, draft })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("gives a stored contract back as it was", async () => {
    const { operator, buyerId, categoryId } = home;
    const made = await createContract(operator, { buyerId, categoryId, ...termsOf() });
    const draft = makeDraft(made, { currency: "EUR", locale: "en", fields: [] });
    const { terms } = await sketchContract(operator, { categoryId, draft });
    expect(terms && termsChanged(made, terms)).toEqual({});
    const dearer = await sketchContract(operator, { categoryId, draft: { ...draft, priceExclusive: "31" } });
    expect(dearer.terms && termsChanged(made, dearer.terms)).toEqual({ priceExclusiveMinor: 3100 });
  });
});

describe("a contract's versions", () => {
  it("say who changed what, with what stood there before", async () => {
    const { market, operator, buyerId, categoryId } = home;
    const { id } = await createContract(operator, { buyerId, categoryId, ...termsOf() });
    const buyer = await makeUser(market.brand, { kind: "buyer", buyerId });
    await updateContract(buyer, { id, caps: { ...NONE, day: 5 } });
    await updateContract(operator, { id, priceExclusiveMinor: 4000, name: "Solar Süd" });
    await pauseContract(operator, { id, paused: true });
    await archiveContract(operator, { id });
    const { changes, hasMore } = await listContractChanges(operator, { contractId: id });
    expect(hasMore).toBe(false);
    expect(changes).toMatchObject([
      { action: "contract.archive", status: "archived" },
      { action: "contract.pause", status: "paused" },
      // The name was sent along and is the same: not a change.
      { action: "contract.update", terms: [{ term: "priceExclusiveMinor", before: 3000, after: 4000 }] },
      {
        action: "contract.update",
        by: "Erika Muster",
        byBuyer: true,
        terms: [{ term: "caps", before: NONE, after: { ...NONE, day: 5 } }],
      },
      { action: "contract.create", terms: [] },
    ]);
  });

  it("are the brand's operators' alone", async () => {
    const { market, operator, buyerId, categoryId } = home;
    const { id } = await createContract(operator, { buyerId, categoryId, ...termsOf() });
    const buyer = await makeUser(market.brand, { kind: "buyer", buyerId });
    await expect(listContractChanges(buyer, { contractId: id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(listContractChanges(foreign.operator, { contractId: id })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("a contract's picture", () => {
  it("is shown to its buyer, not to another one or another brand", async () => {
    const { market, operator, buyerId, categoryId } = home;
    const { id } = await createContract(operator, { buyerId, categoryId, ...termsOf() });
    const own = await makeUser(market.brand, { kind: "buyer", buyerId });
    const other = await makeUser(market.brand, { kind: "buyer", buyerId: (await market.buyer()).id });
    const { summary, maps } = await getContractPicture(own, { id });
    expect(summary).toBe("Solar leads in Germany, €30.00 exclusive");
    expect(maps[0]?.coveredCount).toBe(maps[0]?.total);
    for (const stranger of [other, foreign.operator]) {
      await expect(getContractPicture(stranger, { id })).rejects.toMatchObject({ code: "not_found" });
      await expect(getContract(stranger, { id })).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("can be had by a buyer for a draft of the own limits", async () => {
    const { market, operator, buyerId, categoryId } = home;
    const made = await createContract(operator, { buyerId, categoryId, ...termsOf() });
    const own = await makeUser(market.brand, { kind: "buyer", buyerId });
    const view = await getContract(own, { id: made.id });
    const draft = makeDraft(view, { currency: "EUR", locale: "en", fields: [] });
    const { terms } = await sketchContract(own, {
      categoryId,
      draft: { ...draft, caps: { ...draft.caps, day: "3" }, hours: ["8-18", "", "", "", "", "", ""] },
    });
    expect(terms && termsChanged(view, terms)).toEqual({
      caps: { ...NONE, day: 3 },
      schedule: { weekly: [{ day: 1, from: "08:00", to: "18:00" }], holidays: [] },
    });
  });
});
