/** Caps and budgets count in the buyer's own days, weeks and months, over changes of the clock too. */
import { afterAll, describe, expect, it } from "vitest";
import { withBrand } from "@/db/brand";
import { closePool } from "@/db/client";
import type { SellOutcome } from "@/db/kernel";
import { recountContract } from "@/db/kernel-steps";
import { VERDICT_CODES as code } from "@/lib/routing/verdict";
import { type Market, makeMarket } from "@/tests/factories/make-market";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import { asOwner } from "@/tests/support/owner-database";

afterAll(async () => {
  await expectLedgerBalanced();
  await closePool();
});

const met = (outcomes: readonly SellOutcome[]): number[] =>
  outcomes.map((outcome) => ("codes" in outcome ? (outcome.codes[0] ?? -2) : -3));

async function askAt(
  market: Market,
  contract: Awaited<ReturnType<Market["contract"]>>,
  instants: readonly string[],
): Promise<number[]> {
  const codes: number[] = [];
  for (const instant of instants) {
    codes.push(...met(await market.sell([market.lead([{ contract }])], new Date(instant))));
  }
  return codes;
}

describe("the four periods", () => {
  it.each([
    [{ capDay: 1 }, code.cap_day],
    [{ capWeek: 1 }, code.cap_week],
    [{ capMonth: 1 }, code.cap_month],
    [{ capTotal: 1 }, code.cap_total],
    [{ budgetDayMinor: 5000 }, code.budget_day],
    [{ budgetWeekMinor: 5000 }, code.budget_week],
    [{ budgetMonthMinor: 5000 }, code.budget_month],
    [{ budgetTotalMinor: 5000 }, code.budget_total],
  ])("%o is reached by one sale of 38.00", async (limits, reached) => {
    const market = await makeMarket();
    const contract = await market.contract(limits);
    const both = [market.lead([{ contract }]), market.lead([{ contract }])];
    expect(met(await market.sell(both))).toEqual([code.sold, reached]);
    expect(met(await market.sell([market.lead([{ contract }])]))).toEqual([reached]);
  });

  it("a budget is hard: what would exceed it does not happen, what just fits does", async () => {
    const market = await makeMarket();
    const contract = await market.contract({ budgetDayMinor: 7600 });
    const leads = Array.from({ length: 3 }, () => market.lead([{ contract }]));
    expect(met(await market.sell(leads))).toEqual([code.sold, code.sold, code.budget_day]);
  });

  it("the tightest limit gives the reason", async () => {
    const market = await makeMarket();
    const contract = await market.contract({ capDay: 3, capWeek: 2, capTotal: 2 });
    const leads = Array.from({ length: 3 }, () => market.lead([{ contract }]));
    expect(met(await market.sell(leads))).toEqual([code.sold, code.sold, code.cap_week]);
  });

  it("a cap lowered below what is sold sells no more", async () => {
    const market = await makeMarket();
    const contract = await market.contract({ capDay: 5 });
    await market.sell(Array.from({ length: 3 }, () => market.lead([{ contract }])));
    await asOwner("update contract set cap_day = 2, routing_version = routing_version + 1 where id = $1", [
      contract.uuid,
    ]);
    const lowered = { ...contract, version: contract.version + 1 };
    expect(met(await market.sell([market.lead([{ contract: lowered }])]))).toEqual([code.cap_day]);
  });

  it.each([1, 2])(
    "a contract asked by terms that are not its own sells none of %i, and nothing is stored",
    async (count) => {
      const market = await makeMarket();
      const contract = await market.contract();
      const changed = { ...contract, version: contract.version + 1 };
      const leads = Array.from({ length: count }, () => market.lead([{ contract: changed }]));
      await expect(market.sell(leads)).rejects.toMatchObject({ reason: "kernel.not_found" });
      expect(await asOwner("select id from lead where brand_id = $1", [market.brand.uuid])).toEqual([]);
    },
  );
});

describe("a day is the buyer's", () => {
  // Each zone's two midnights around an instant that is the same for all, among them both changes of the clock.
  it.each([
    // Spring: the day has 23 hours.
    ["Europe/Berlin", "2026-03-28T23:30:00Z", "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z"],
    // Autumn: 25 hours.
    ["Europe/Berlin", "2026-10-24T22:30:00Z", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z"],
    // Midnight comes twice: the clock is set back over it. The day before ends with the first, the day itself has 25 hours.
    ["Atlantic/Azores", "2026-10-24T00:00:00Z", "2026-10-24T23:59:59Z", "2026-10-25T00:00:00Z"],
    ["Atlantic/Azores", "2026-10-25T00:30:00Z", "2026-10-26T00:59:59Z", "2026-10-26T01:00:00Z"],
    // Midnight does not come: the clock is set from it to one.
    ["Africa/Cairo", "2026-04-22T22:00:00Z", "2026-04-23T21:59:59Z", "2026-04-23T22:00:00Z"],
    // It comes once, after an hour that comes twice.
    ["Africa/Cairo", "2026-10-28T21:00:00Z", "2026-10-29T21:59:59Z", "2026-10-29T22:00:00Z"],
    ["America/Chicago", "2026-03-08T06:30:00Z", "2026-03-09T04:59:59Z", "2026-03-09T05:00:00Z"],
    ["America/Sao_Paulo", "2026-06-10T03:00:00Z", "2026-06-11T02:59:59Z", "2026-06-11T03:00:00Z"],
    ["Asia/Kathmandu", "2026-06-09T18:15:00Z", "2026-06-10T18:14:59Z", "2026-06-10T18:15:00Z"],
    // Half an hour of summer time.
    ["Australia/Lord_Howe", "2026-10-03T13:30:00Z", "2026-10-04T12:59:59Z", "2026-10-04T13:00:00Z"],
    ["Pacific/Kiritimati", "2026-06-09T10:00:00Z", "2026-06-10T09:59:59Z", "2026-06-10T10:00:00Z"],
  ])("%s: from %s to %s, and anew at %s", async (timeZone, first, last, next) => {
    const market = await makeMarket();
    const buyer = await market.buyer({ timeZone, fundsMinor: 1_000_000 });
    const contract = await market.contract({ buyer, capDay: 1 });
    expect(await askAt(market, contract, [first, last, next])).toEqual([code.sold, code.cap_day, code.sold]);
  });

  it("a week begins on Monday, a month on its first, a total never ends", async () => {
    const market = await makeMarket();
    const buyer = await market.buyer({ timeZone: "Europe/Berlin", fundsMinor: 1_000_000 });
    const weekly = await market.contract({ buyer, capWeek: 1 });
    // Monday 00:00 in Berlin is Sunday 22:00 UTC in summer.
    expect(
      await askAt(market, weekly, [
        "2026-06-01T00:00:00Z",
        "2026-06-07T21:59:59Z",
        "2026-06-07T22:00:00Z",
        "2026-06-14T21:59:59Z",
      ]),
    ).toEqual([code.sold, code.cap_week, code.sold, code.cap_week]);
    const monthly = await market.contract({ buyer, budgetMonthMinor: 3800 });
    expect(
      await askAt(market, monthly, ["2026-06-30T21:59:59Z", "2026-06-30T22:00:00Z", "2026-07-31T21:59:59Z"]),
    ).toEqual([code.sold, code.sold, code.budget_month]);
    const total = await market.contract({ buyer, capTotal: 1 });
    expect(await askAt(market, total, ["2026-06-01T00:00:00Z", "2029-06-01T00:00:00Z"])).toEqual([
      code.sold,
      code.cap_total,
    ]);
  });

  it("two buyers on both sides of the date line, one instant: each has its own day", async () => {
    const market = await makeMarket({ category: { maxShares: 2 } });
    const [east, west] = await Promise.all(
      ["Pacific/Kiritimati", "Pacific/Niue"].map(async (timeZone) =>
        market.contract({
          buyer: await market.buyer({ timeZone, fundsMinor: 1_000_000 }),
          mode: "shared",
          capDay: 1,
        }),
      ),
    );
    if (!east || !west) throw new Error("no contracts");
    const ask = async (instant: string) => {
      const lead = market.lead([east, west].map((contract) => ({ contract, mode: "shared" as const })));
      const [outcome] = await market.sell([lead], new Date(instant));
      return outcome && "codes" in outcome ? outcome.codes : [];
    };
    expect(await ask("2026-06-10T09:00:00Z")).toEqual([code.sold, code.sold]);
    // Midnight in Kiritimati at 10:00 UTC, in Niue at 11:00 UTC.
    expect(await ask("2026-06-10T10:30:00Z")).toEqual([code.sold, code.cap_day]);
    expect(await ask("2026-06-10T11:00:00Z")).toEqual([code.cap_day, code.sold]);
  });

  it("a buyer who moves to another zone is counted anew in it", async () => {
    const market = await makeMarket();
    const buyer = await market.buyer({ timeZone: "Europe/Berlin", fundsMinor: 1_000_000 });
    const contract = await market.contract({ buyer, capDay: 5 });
    const now = new Date();
    await market.sell([market.lead([{ contract }])], new Date(now.getTime() - 26 * 3_600_000));
    await market.sell([market.lead([{ contract }])], now);
    await asOwner("update buyer set time_zone = 'Pacific/Kiritimati' where id = $1", [buyer.uuid]);
    await withBrand({ brandId: market.brand.id }, (tx) => recountContract(tx, contract.id));
    const [row] = await asOwner(
      `select total_count, day = (now() at time zone 'Pacific/Kiritimati')::date as today, day_count between 0 and 1 as right from contract_counter where contract_id = $1`,
      [contract.uuid],
    );
    expect(row).toEqual({ total_count: 2, today: true, right: true });
    await expectLedgerBalanced(market.brand.id);
  });

  it("a clock set back dates no sale before the one it follows, and loses no count", async () => {
    const market = await makeMarket();
    const contract = await market.contract({ capDay: 2 });
    const codes = await askAt(market, contract, [
      "2026-06-10T00:30:00Z",
      "2026-06-09T12:00:00Z",
      "2026-06-10T12:00:00Z",
    ]);
    expect(codes).toEqual([code.sold, code.sold, code.cap_day]);
    const days = await asOwner("select distinct sold_at::date::text as on from sale where contract_id = $1", [
      contract.uuid,
    ]);
    expect(days).toEqual([{ on: "2026-06-10" }]);
  });
});
