import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/core/ctx";
import { getBuyerFigures } from "@/lib/reporting/get-buyer-figures";
import { getNeighbours } from "@/lib/reporting/get-neighbours";
import { getPurchase } from "@/lib/reporting/get-purchase";
import { listCardChanges } from "@/lib/reporting/list-card-changes";
import { listLeadPlaces } from "@/lib/reporting/list-lead-places";
import { listPipeline } from "@/lib/reporting/list-pipeline";
import { listPurchases } from "@/lib/reporting/list-purchases";
import { openPurchase } from "@/lib/sales/open-purchase";
import { reverseSale } from "@/lib/sales/reverse-sale";
import { setDealValue } from "@/lib/sales/set-deal-value";
import { setFollowUp } from "@/lib/sales/set-follow-up";
import { setLeadStage } from "@/lib/sales/set-lead-stage";
import { starLead } from "@/lib/sales/star-lead";
import { makeMarket } from "@/tests/factories/make-market";
import { makeSale, type TestSale } from "@/tests/factories/make-sale";
import { makeUser } from "@/tests/factories/make-user";

const NOW = new Date("2026-11-20T12:00:00Z");

/** A buyer with four leads, oldest first, and others who have nothing to do with them. */
async function makeDesk() {
  const market = await makeMarket();
  const [one, other] = [
    await market.buyer({ fundsMinor: 1_000_000 }),
    await market.buyer({ fundsMinor: 1_000_000 }),
  ];
  const contract = await market.contract({ buyer: one });
  const foreignContract = await market.contract({ buyer: other });
  const leads: TestSale[] = [];
  for (let i = 0; i < 4; i++) {
    leads.push(await makeSale(market.brand, { source: market.source, contract }));
    await makeSale(market.brand, { source: market.source, contract: foreignContract });
  }
  const clock = { now: () => NOW };
  return {
    leads: leads.map(({ leadId }) => leadId),
    saleIds: leads.map(({ saleId }) => saleId),
    buyer: await makeUser(market.brand, { kind: "buyer", buyerId: one.id }, clock),
    otherBuyer: await makeUser(market.brand, { kind: "buyer", buyerId: other.id }, clock),
    operator: await makeUser(market.brand, { kind: "operator" }, clock),
  };
}

let desk: Awaited<ReturnType<typeof makeDesk>>;
let foreigner: Ctx;
beforeAll(async () => {
  desk = await makeDesk();
  foreigner = (await makeDesk()).buyer;
});

const at = (index: number): string => desk.leads[index] ?? "";
const found = async (filter: Parameters<typeof listPurchases>[1]): Promise<string[]> =>
  (await listPurchases(desk.buyer, filter)).data.map(({ id }) => id);

describe("the inbox's filters", () => {
  it("find by stage, follow-up, star and what is unread", async () => {
    await setLeadStage(desk.buyer, { leadId: at(0), stage: "quoted" });
    await setFollowUp(desk.buyer, { leadId: at(1), followUpOn: "2026-11-20" });
    await setFollowUp(desk.buyer, { leadId: at(2), followUpOn: "2026-11-21" });
    await starLead(desk.buyer, { leadId: at(2), starred: true });
    await openPurchase(desk.buyer, { leadId: at(3) });
    expect(await found({ stage: "quoted" })).toEqual([at(0)]);
    expect(await found({ stage: "new" })).toEqual([at(3), at(2), at(1)]);
    expect(await found({ followUp: "due" })).toEqual([at(1)]);
    expect(await found({ followUp: "set" })).toEqual([at(2), at(1)]);
    expect(await found({ starred: "true" })).toEqual([at(2)]);
    expect(await found({ opened: "false" })).toEqual([at(2), at(1), at(0)]);
    expect((await getPurchase(desk.buyer, { leadId: at(0) })).card.stage).toBe("quoted");
  });

  it("call a lead that was credited unseen not unread", async () => {
    await reverseSale(desk.operator, { saleId: desk.saleIds[2] ?? "", reason: "wrong number" });
    expect(await found({ opened: "false" })).not.toContain(at(2));
  });
});

describe("previous and next", () => {
  it("are the leads above and below in the list", async () => {
    expect(await getNeighbours(desk.buyer, { leadId: at(1) })).toEqual({ previous: at(2), next: at(0) });
    expect(await getNeighbours(desk.buyer, { leadId: at(3) })).toEqual({ previous: null, next: at(2) });
    expect(await getNeighbours(desk.buyer, { leadId: at(0) })).toEqual({ previous: at(1), next: null });
  });

  it("keep to the list's filters", async () => {
    expect(await getNeighbours(desk.buyer, { leadId: at(3), stage: "quoted" })).toEqual({
      previous: null,
      next: at(0),
    });
  });
});

describe("what was done with a lead", () => {
  it("is told in order, with who did it", async () => {
    await setLeadStage(desk.buyer, { leadId: at(3), stage: "lost", lostReason: "not_reached" });
    await setDealValue(desk.buyer, { leadId: at(3), dealValueMinor: 5000 });
    await setDealValue(desk.buyer, { leadId: at(3), dealValueMinor: null });
    const changes = await listCardChanges(desk.buyer, { leadId: at(3) });
    expect(changes).toMatchObject([
      { by: "Erika Muster", to: { stage: "lost", lostReason: "not_reached" } },
      { to: { dealValueMinor: 5000 } },
      { to: { dealValueMinor: null } },
    ]);
  });
});

describe("a bought lead", () => {
  it("says what it cost, what came back and what the wallet held after each", async () => {
    const own = await makeDesk();
    const [leadId, saleId] = [own.leads[1] ?? "", own.saleIds[1] ?? ""];
    const charged = { kind: "sale", amountMinor: -3800, balanceAfterMinor: 1_000_000 - 2 * 3800 };
    const bought = await getPurchase(own.buyer, { leadId });
    expect(bought.movements).toMatchObject([charged]);
    expect(bought.contractSummary).toContain("38.00");
    await reverseSale(own.operator, { saleId, reason: "wrong number" });
    expect((await getPurchase(own.buyer, { leadId })).movements).toMatchObject([
      charged,
      {
        kind: "reversal",
        amountMinor: 3800,
        balanceAfterMinor: 1_000_000 - 3 * 3800,
        reason: "wrong number",
      },
    ]);
  });

  it("is placed for lists, the leads of others are not", async () => {
    const leadIds = [...desk.leads];
    expect([...(await listLeadPlaces(desk.buyer, { leadIds })).keys()].sort()).toEqual([...leadIds].sort());
    expect(await listLeadPlaces(desk.otherBuyer, { leadIds })).toEqual(new Map());
    expect(await listLeadPlaces(foreigner, { leadIds })).toEqual(new Map());
    await expect(listLeadPlaces(desk.operator, { leadIds })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe.each([
  ["getNeighbours", getNeighbours],
  ["listCardChanges", listCardChanges],
  ["getPurchase", getPurchase],
])("%s", (_name, read) => {
  it("finds nothing of another buyer or brand and is not for operators", async () => {
    const gone = { code: "not_found" };
    await expect(read.unchecked(desk.otherBuyer, { leadId: at(0) })).rejects.toMatchObject(gone);
    await expect(read.unchecked(foreigner, { leadId: at(0) })).rejects.toMatchObject(gone);
    await expect(read.unchecked(desk.operator, { leadId: at(0) })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("the overview's figures", () => {
  it("count what waits, what was bought in the buyer's periods, and nothing of others", async () => {
    const own = await makeDesk();
    await setFollowUp(own.buyer, { leadId: own.leads[0] ?? "", followUpOn: "2026-11-20" });
    await setFollowUp(own.buyer, { leadId: own.leads[1] ?? "", followUpOn: "2026-11-21" });
    await setLeadStage(own.buyer, { leadId: own.leads[1] ?? "", stage: "won" });
    await setDealValue(own.buyer, { leadId: own.leads[1] ?? "", dealValueMinor: 900_000 });
    await openPurchase(own.buyer, { leadId: own.leads[2] ?? "" });
    await reverseSale(own.operator, { saleId: own.saleIds[3] ?? "", reason: "wrong number" });
    const now = { ...own.buyer, now: () => new Date() };
    const figures = await getBuyerFigures(now, {});
    expect(figures).toMatchObject({ status: "active", unread: 2 });
    expect(figures.periods.day).toEqual({ leads: 3, spentMinor: 3 * 3800, credited: 1 });
    expect(figures.periods.month).toEqual(figures.periods.day);
    expect(await getBuyerFigures(own.buyer, {})).toMatchObject({
      due: 1,
      won: { leads: 1, inMonth: 1, dealValueInMonthMinor: 900_000 },
    });
    await expect(getBuyerFigures(own.operator, {})).rejects.toMatchObject({ code: "forbidden" });
    // Next year none of it is of this day, week or month.
    const later = await getBuyerFigures({ ...own.buyer, now: () => new Date("2098-01-01T12:00:00Z") }, {});
    expect(later.periods.month).toEqual({ leads: 0, spentMinor: 0, credited: 0 });
    expect(later).toMatchObject({ unread: 2, due: 2, won: { leads: 1, inMonth: 0 } });
  });

  it("count a lead as won in the month it was won, whatever is done with it later", async () => {
    const own = await makeDesk();
    const won = own.leads[0] ?? "";
    await setLeadStage(own.buyer, { leadId: won, stage: "won" });
    await setDealValue(own.buyer, { leadId: won, dealValueMinor: 900_000 });
    const nextMonth = { ...own.buyer, now: () => new Date("2026-12-10T12:00:00Z") };
    await starLead(nextMonth, { leadId: won, starred: true });
    const { won: figures } = await getBuyerFigures(nextMonth, {});
    expect(figures).toEqual({ leads: 1, inMonth: 0, dealValueInMonthMinor: 0 });
  });

  it("agree with the lists they lead to when leads were credited", async () => {
    const own = await makeDesk();
    const credited = own.leads[0] ?? "";
    for (const leadId of own.leads.slice(0, 2)) {
      await openPurchase(own.buyer, { leadId });
      await setLeadStage(own.buyer, { leadId, stage: "won" });
      await setFollowUp(own.buyer, { leadId, followUpOn: "2026-11-20" });
    }
    await reverseSale(own.operator, { saleId: own.saleIds[0] ?? "", reason: "wrong number" });
    const figures = await getBuyerFigures(own.buyer, {});
    const pipeline = await listPipeline(own.buyer, {});
    const listed = async (filter: Parameters<typeof listPurchases>[1]) =>
      (await listPurchases(own.buyer, filter)).data.map(({ id }) => id);
    expect(await listed({ stage: "won" })).toEqual([own.leads[1]]);
    expect(await listed({ followUp: "due" })).toEqual([own.leads[1]]);
    expect(await listed({})).toContain(credited);
    expect([figures.won.leads, figures.due]).toEqual([1, 1]);
    for (const { stage, count } of pipeline) expect(await listed({ stage })).toHaveLength(count);
  });
});

describe("the pipeline", () => {
  it("puts leads under their stages with counts and sums, without what was credited or is others'", async () => {
    const own = await makeDesk();
    const [first = "", second = ""] = own.leads;
    await setLeadStage(own.buyer, { leadId: first, stage: "quoted" });
    await setDealValue(own.buyer, { leadId: first, dealValueMinor: 100 });
    await setLeadStage(own.buyer, { leadId: second, stage: "quoted" });
    await setDealValue(own.buyer, { leadId: second, dealValueMinor: 250 });
    await reverseSale(own.operator, { saleId: own.saleIds[3] ?? "", reason: "wrong number" });
    const stages = await listPipeline(own.buyer, {});
    expect(
      stages.map(({ stage, count, dealValueMinor, leads }) => [
        stage,
        count,
        dealValueMinor,
        leads.map(({ id }) => id),
      ]),
    ).toEqual([
      ["new", 1, 0, [own.leads[2]]],
      ["contacted", 0, 0, []],
      ["quoted", 2, 350, [second, first]],
      ["won", 0, 0, []],
      ["lost", 0, 0, []],
    ]);
    await expect(listPipeline(own.operator, {})).rejects.toMatchObject({ code: "forbidden" });
  });
});
