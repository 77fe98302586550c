import { describe, expect, it } from "vitest";
import type { Proposal, Snapshot } from "@/lib/routing";
import { noteSold, propose, settle, VERDICT_CODES } from "@/lib/routing";
import { contractOf, leadOf, NOW, orderOf, snapshotOf, stageOf } from "./routing-fixtures";

const price = (priceSharedMinor: number) => ({ priceSharedMinor });
const served = (minutesAgo: number) => ({ lastServedAtMs: NOW - minutesAgo * 60_000 });
const either = (exclusive: number, shared: number) =>
  ({ mode: "either", priceExclusiveMinor: exclusive, priceSharedMinor: shared }) as const;
const exclusive = (minor: number) =>
  ({ mode: "exclusive", priceExclusiveMinor: minor, priceSharedMinor: null }) as const;

describe("order within a stage", () => {
  it("highest_bid: price, then least recently served, then older", () => {
    const snapshot = snapshotOf([
      contractOf(1, price(500)),
      contractOf(2, { ...price(900), ...served(1) }),
      contractOf(3, { ...price(900), ...served(9) }),
      contractOf(5, { ...price(900), createdAtMs: 5 }),
      contractOf(4, { ...price(900), createdAtMs: 4 }),
    ]);
    expect(orderOf(snapshot)).toEqual(["4s", "5s", "3s", "2s", "1s"]);
  });

  it("priority: higher number, then least recently served, then price, then older", () => {
    const snapshot = snapshotOf(
      [
        contractOf(1, { priority: -1 }),
        contractOf(2, { priority: 5, ...served(1) }),
        contractOf(3, { priority: 5, ...served(2) }),
        contractOf(4, { priority: 0, ...price(100) }),
        contractOf(5, { priority: 0, ...price(200) }),
        contractOf(6, { priority: 0, ...price(100), createdAtMs: 1 }),
      ],
      { stages: [stageOf({ strategy: "priority" })] },
    );
    expect(orderOf(snapshot)).toEqual(["3s", "2s", "5s", "6s", "4s", "1s"]);
  });

  it("round_robin: least recently served, whoever pays more", () => {
    const snapshot = snapshotOf(
      [
        contractOf(1, { ...price(900), ...served(1) }),
        contractOf(2, served(2)),
        contractOf(3, { priority: 9, ...served(3) }),
      ],
      { stages: [stageOf({ strategy: "round_robin" })] },
    );
    expect(orderOf(snapshot)).toEqual(["3s", "2s", "1s"]);
  });

  it("weighted: furthest below its share of the stage's day, then price, then least recently served", () => {
    const stages = [stageOf({ strategy: "weighted" })];
    const snapshot = snapshotOf(
      [
        contractOf(1, { weight: 1, servedToday: 2 }),
        contractOf(2, { weight: 3, servedToday: 5 }),
        contractOf(3, { weight: 1, servedToday: 0, ...served(5) }),
        contractOf(4, { weight: 1, servedToday: 0, ...served(50) }),
        contractOf(5, { weight: 1, servedToday: 0, ...served(1), ...price(2_000) }),
      ],
      { stages },
    );
    // Seven sold, weights of seven: with the next lead 8/7 are due per weight. 1 stands 0.86 above, 2 stands 1.57 above.
    expect(orderOf(snapshot)).toEqual(["5s", "4s", "3s", "1s", "2s"]);
  });
});

describe("stages and modes", () => {
  it("stages come in order of position, whatever they pay", () => {
    const stages = [stageOf({ id: "late", position: 4 }), stageOf({ id: "early", position: 1, maxSales: 2 })];
    const snapshot = snapshotOf(
      [contractOf(1, { stageIds: ["late"], ...price(9_000) }), contractOf(2, { stageIds: ["early"] })],
      { stages },
    );
    const { candidates } = propose(snapshot, leadOf(), NOW);
    expect(
      candidates.map(({ contractNumber, stagePosition, stageMaxSales }) => [
        contractNumber,
        stagePosition,
        stageMaxSales,
      ]),
    ).toEqual([
      [2, 1, 2],
      [1, 4, null],
    ]);
  });

  it("a contract of two stages is asked in both", () => {
    const stages = [stageOf(), stageOf({ id: "second", position: 1 })];
    const snapshot = snapshotOf([contractOf(1, { stageIds: ["stage", "second"] }), contractOf(2, price(1))], {
      stages,
    });
    expect(orderOf(snapshot)).toEqual(["1s", "2s", "1s"]);
  });

  it("either: whole first, then shared, each at its price", () => {
    const snapshot = snapshotOf([contractOf(1, either(5_000, 1_000)), contractOf(2, price(3_000))]);
    expect(orderOf(snapshot)).toEqual(["1x", "2s", "1s"]);
    const equal = snapshotOf([contractOf(1, either(1_000, 1_000))]);
    expect(orderOf(equal)).toEqual(["1x", "1s"]);
  });

  it("exclusive first: every whole purchase of the stage before any shared one", () => {
    const contracts = [
      contractOf(1, either(2_000, 1_900)),
      contractOf(2, price(9_000)),
      contractOf(3, exclusive(500)),
    ];
    const stages = [stageOf({ exclusiveFirst: true })];
    expect(orderOf(snapshotOf(contracts, { stages }))).toEqual(["1x", "3x", "2s", "1s"]);
  });

  it("a category that sells shared only makes no exclusive offers", () => {
    const contracts = [contractOf(1, either(2_000, 1_000)), contractOf(2, exclusive(500))];
    expect(orderOf(snapshotOf(contracts, { category: { saleModes: ["shared"] } }))).toEqual(["1s"]);
  });

  it("predicts as the sale will walk: whole ends it, shared fills places, one per buyer, the stage's maximum", () => {
    const predict = (snapshot: Snapshot, maxShares: number) => {
      const { candidates, predicted } = propose(snapshot, leadOf({ maxShares }), NOW, { advance: false });
      return predicted.map((i) => `${candidates[i]?.contractNumber}${candidates[i]?.mode === 1 ? "x" : "s"}`);
    };
    expect(predict(snapshotOf([contractOf(1, exclusive(9_000)), contractOf(2)]), 3)).toEqual(["1x"]);
    const shared = [
      contractOf(1, price(900)),
      contractOf(2, exclusive(800)),
      contractOf(3, { ...price(700), buyerId: "buyer-1" }),
      contractOf(4, price(600)),
      contractOf(5, price(500)),
    ];
    expect(predict(snapshotOf(shared), 3)).toEqual(["1s", "4s", "5s"]);
    expect(predict(snapshotOf(shared), 1)).toEqual(["1s"]);
    expect(predict(snapshotOf(shared, { stages: [stageOf({ maxSales: 2 })] }), 3)).toEqual(["1s", "4s"]);
  });
});

describe("what sales change", () => {
  const firstOf = ({ candidates }: Proposal) => candidates[0]?.contractNumber;
  const one = leadOf({ maxShares: 1 });

  it("round robin goes round within a batch, before any of it is sold", () => {
    const snapshot = snapshotOf(
      [1, 2, 3].map((n) => contractOf(n)),
      { stages: [stageOf({ strategy: "round_robin" })] },
    );
    const batch = Array.from({ length: 7 }, () => propose(snapshot, one, NOW));
    expect(batch.map(firstOf)).toEqual([1, 2, 3, 1, 2, 3, 1]);
    for (const proposal of batch) settle(snapshot, proposal, [VERDICT_CODES.sold], NOW);
    expect(firstOf(propose(snapshot, one, NOW))).toBe(2);
  });

  it("weights give each its share", () => {
    const weights = [5, 3, 2];
    const snapshot = snapshotOf(
      weights.map((weight, i) => contractOf(i + 1, { weight })),
      {
        stages: [stageOf({ strategy: "weighted" })],
      },
    );
    const won = [0, 0, 0];
    for (let i = 0; i < 100; i++) {
      const proposal = propose(snapshot, one, NOW + i);
      const winner = (firstOf(proposal) ?? 0) - 1;
      won[winner] = (won[winner] ?? 0) + 1;
      settle(snapshot, proposal, [VERDICT_CODES.sold], NOW + i);
    }
    expect(won).toEqual([50, 30, 20]);
  });

  it("a proposal that did not come true is taken back, and the one sold instead is counted", () => {
    const stages = [stageOf({ strategy: "weighted" })];
    const fresh = () => snapshotOf([contractOf(1, price(900)), contractOf(2, price(800))], { stages });
    const snapshot = fresh();
    settle(snapshot, propose(snapshot, one, NOW), [], NOW);
    expect(orderOf(snapshot)).toEqual(orderOf(fresh()));
    const proposal = propose(snapshot, one, NOW);
    settle(snapshot, proposal, [VERDICT_CODES.cap_day, VERDICT_CODES.sold], NOW);
    expect(snapshot.stages[0]?.volume).toBe(1);
    expect(propose(snapshot, one, NOW + 86_400_000).candidates.map((c) => c.contractNumber)).toEqual([1, 2]);
    expect(orderOf(snapshot)).toEqual(["2s"]);
  });

  it("what was sold is counted once, sold by whom it may be", () => {
    const snapshot = snapshotOf([contractOf(1), contractOf(2)], {
      stages: [stageOf({ strategy: "weighted" })],
    });
    settle(snapshot, propose(snapshot, one, NOW), [VERDICT_CODES.sold], NOW);
    noteSold(snapshot, 2, NOW);
    expect(snapshot.stages[0]?.volume).toBe(2);
    expect(Array.from(snapshot.columns.servedToday.slice(0, 2))).toEqual([1, 1]);
  });

  it("the day's volume starts anew at the brand's midnight", () => {
    const snapshot = snapshotOf([contractOf(1, { servedToday: 9 }), contractOf(2)], {
      stages: [stageOf({ strategy: "weighted" })],
    });
    const midnight = Date.UTC(2026, 10, 20, 23);
    propose(snapshot, leadOf({ postalCode: "nowhere", country: "ZZ" }), midnight - 1);
    expect(snapshot.stages[0]?.volume).toBe(9);
    propose(snapshot, leadOf({ postalCode: "nowhere", country: "ZZ" }), midnight);
    expect(snapshot.stages[0]?.volume).toBe(0);
  });

  it("judging everybody, as simulations do, changes nothing", () => {
    const snapshot = snapshotOf(
      [1, 2].map((n) => contractOf(n)),
      { stages: [stageOf({ strategy: "round_robin" })] },
    );
    propose(snapshot, one, NOW, { judgeAll: true });
    expect(firstOf(propose(snapshot, one, NOW))).toBe(1);
  });
});
