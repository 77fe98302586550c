import { describe, expect, it } from "vitest";
import { acceptedOf, averagePriceMinor, marginBps, sellThroughBps } from "@/lib/reporting/figures-schema";
import { getFigures } from "@/lib/reporting/get-figures";
import { getSuppliedFigures } from "@/lib/reporting/get-supplied-figures";
import { reverseSale } from "@/lib/sales/reverse-sale";
import { makeMarket } from "@/tests/factories/make-market";
import { makeSale } from "@/tests/factories/make-sale";
import { makeSource } from "@/tests/factories/make-source";
import { makeSupplier } from "@/tests/factories/make-supplier";
import { makeUser } from "@/tests/factories/make-user";

const rejectedFor = (...codes: string[]) => ({
  preset: "rejected" as const,
  row: { reasons: codes.map((code, i) => ({ code, field: `fields.f${i}`, message: "is wrong" })) },
});

describe("the brand's figures", () => {
  it("are exact for known leads: fates, reasons, money and what follows from them", async () => {
    const market = await makeMarket({ brand: { timeZone: "America/Chicago", currency: "USD" } });
    const { brand, source } = market;
    const contract = await market.contract();
    const sale = (now: string) => makeSale(brand, { source, contract, now: new Date(now) });
    // Midnight in Chicago is six in the morning, UTC.
    await sale("2026-11-20T05:59:00Z");
    await sale("2026-11-20T06:01:00Z");
    const later = new Date("2026-11-20T18:00:00Z");
    const { saleId } = await makeSale(brand, { source, contract, now: later });
    const rejected = [
      market.lead([], rejectedFor("required", "required")),
      market.lead([], rejectedFor("required", "invalid_phone")),
    ];
    const test = market.lead([], { test: true, preset: "unsold" });
    await market.sell([test, ...rejected, market.lead()], later);
    const operator = await makeUser(brand, { kind: "operator", role: "viewer" }, { now: () => later });
    const { total, before, reasons, from, to } = await getFigures(operator, { days: 1 });
    expect([from, to]).toEqual(["2026-11-20", "2026-11-20"]);
    expect(total).toEqual({
      received: 5,
      byStatus: { sold: 2, unsold: 1, rejected: 2, listed: 0, held: 0, duplicate: 0 },
      sales: 2,
      revenueMinor: 7600,
      payoutMinor: 4560,
    });
    expect([
      acceptedOf(total),
      sellThroughBps(total),
      marginBps(total),
      averagePriceMinor(total),
      sellThroughBps({ ...total, received: 2, byStatus: { ...total.byStatus, sold: 0 } }),
    ]).toEqual([3, 6667, 4000, 3800, null]);
    // A lead with the same reason twice is one lead with it.
    expect(reasons).toEqual([
      { status: "rejected", code: "required", count: 2, before: 0 },
      { status: "rejected", code: "invalid_phone", count: 1, before: 0 },
    ]);
    // 23:59 the day before lies after noon of the day before, which is as far as today has come.
    expect(before).toMatchObject({ received: 0, revenueMinor: 0 });
    const week = await getFigures(operator, { days: 7 });
    expect(week.total).toMatchObject({ received: 6, sales: 3, revenueMinor: 11_400 });

    const owner = await makeUser(brand, { kind: "operator" }, { now: () => later });
    await reverseSale(owner, { saleId, reason: "wrong person" });
    expect((await getFigures(operator, { days: 1 })).total).toMatchObject({
      byStatus: { sold: 1, unsold: 2 },
      sales: 1,
      revenueMinor: 3800,
    });
  });

  it("keep to the brand's days when the clocks change", async () => {
    const market = await makeMarket({ brand: { timeZone: "Europe/Berlin" } });
    // The night to the 25th of October has an hour twice; the day is 25 hours long.
    for (const at of [
      "2026-10-24T21:59:00Z", // 23:59 on the 24th
      "2026-10-24T22:00:00Z", // 00:00 on the 25th
      "2026-10-25T00:30:00Z", // 02:30, summer
      "2026-10-25T01:30:00Z", // 02:30, winter
      "2026-10-25T12:30:00Z", // 13:30
      "2026-10-25T22:59:00Z", // 23:59
      "2026-10-25T23:00:00Z", // 00:00 on the 26th
    ]) {
      await market.sell([market.lead()], new Date(at));
    }
    // 13:00 on the 26th.
    const now = () => new Date("2026-10-26T12:00:00Z");
    const operator = await makeUser(market.brand, { kind: "operator" }, { now });
    const week = await getFigures(operator, { days: 7 });
    expect(week.byDay.map(({ on, received }) => [on, received]).slice(-3)).toEqual([
      ["2026-10-24", 1],
      ["2026-10-25", 5],
      ["2026-10-26", 1],
    ]);
    expect([week.byHour[0], week.byHour[2], week.byHour[13], week.byHour[23]]).toEqual([2, 2, 1, 2]);
    const today = await getFigures(operator, { days: 1 });
    expect(today.total.received).toBe(1);
    // Yesterday until 13:00: what came at 13:30 and 23:59 is not held against a day that is not over.
    expect(today.before.received).toBe(3);
    expect(today.byDayBefore).toMatchObject([{ on: "2026-10-25", received: 5 }]);
  });

  it("measure a period against the one before", async () => {
    const market = await makeMarket({ brand: { timeZone: "Europe/Berlin" } });
    const contract = await market.contract();
    const sell = async (at: string, count: number) => {
      const leads = Array.from({ length: count }, () => market.lead([{ contract }]));
      await market.sell(leads, new Date(at));
    };
    await sell("2026-11-06T22:59:00Z", 1); // a minute before the 14 days
    await sell("2026-11-06T23:00:00Z", 2);
    await sell("2026-11-13T11:59:00Z", 3);
    await sell("2026-11-13T12:01:00Z", 10); // later than 7 days ago, and earlier than the 7 days
    await sell("2026-11-13T23:00:00Z", 4); // midnight
    const now = () => new Date("2026-11-20T12:00:00Z");
    const operator = await makeUser(market.brand, { kind: "operator" }, { now });
    const { from, to, total, before, byDayBefore } = await getFigures(operator, { days: 7 });
    expect([from, to, total.received, total.revenueMinor]).toEqual(["2026-11-14", "2026-11-20", 4, 15_200]);
    expect([before.received, before.revenueMinor]).toEqual([5, 19_000]);
    expect(byDayBefore.map(({ received }) => received)).toEqual([2, 0, 0, 0, 0, 0, 13]);
  });

  it("are the brand's own, for its operators", async () => {
    const market = await makeMarket();
    await market.sell([market.lead([{ contract: await market.contract() }])]);
    const foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
    const { total, reasons, byDay } = await getFigures(foreign, { days: 1 });
    expect([total.received, total.revenueMinor, reasons, byDay[0]?.received]).toEqual([0, 0, [], 0]);
    const buyer = await market.buyer();
    const user = await makeUser(market.brand, { kind: "buyer", buyerId: buyer.id });
    await expect(getFigures(user, { days: 1 })).rejects.toMatchObject({ code: "forbidden" });
    await expect(getFigures.unchecked(foreign, { days: 2 })).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("a supplier's figures", () => {
  it("are of the own leads, by source, and of nobody else's", async () => {
    const market = await makeMarket();
    const { brand, category, supplier, source } = market;
    const contract = await market.contract();
    const second = await makeSource(brand, { supplier, category });
    const rival = await makeSupplier(brand);
    const theirs = await makeSource(brand, { supplier: rival, category });
    await makeSale(brand, { source, contract });
    await makeSale(brand, { source: theirs, contract });
    await market.sell([market.lead([], rejectedFor("required")), market.lead([], { preset: "duplicate" })]);
    const user = await makeUser(brand, { kind: "supplier", supplierId: supplier.id, role: "member" });
    const { figures, bySource } = await getSuppliedFigures(user, { days: 7 });
    expect(figures.total).toMatchObject({
      received: 3,
      byStatus: { sold: 1, rejected: 1, duplicate: 1 },
      payoutMinor: 2280,
    });
    expect(bySource).toEqual([
      {
        id: source.id,
        name: source.id,
        received: 3,
        sold: 1,
        open: 0,
        duplicates: 1,
        rejected: 1,
        payoutMinor: 2280,
      },
      expect.objectContaining({ id: second.id, received: 0, payoutMinor: 0 }),
    ]);
    const ofSource = async ({ id: sourceId }: typeof source) =>
      (await getSuppliedFigures(user, { days: 7, sourceId })).figures.total;
    expect(await ofSource(source)).toMatchObject({ received: 3, sales: 1, payoutMinor: 2280 });
    expect(await ofSource(second)).toMatchObject({ received: 0, sales: 0 });
    expect(await ofSource(theirs)).toMatchObject({ received: 0, sales: 0, payoutMinor: 0 });

    const foreign = await makeMarket();
    const stranger = await makeUser(foreign.brand, { kind: "supplier", supplierId: foreign.supplier.id });
    const { figures: none } = await getSuppliedFigures(stranger, { days: 7, sourceId: source.id });
    expect(none.total).toMatchObject({ received: 0, payoutMinor: 0 });
    const operator = await makeUser(brand, { kind: "operator" });
    await expect(getSuppliedFigures(operator, { days: 7 })).rejects.toMatchObject({ code: "forbidden" });
  });
});
