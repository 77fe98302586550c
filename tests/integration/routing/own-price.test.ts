import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/core/ctx";
import { updateCategory } from "@/lib/leads/update-category";
import { listContractChanges } from "@/lib/reporting/list-contract-changes";
import { getContract } from "@/lib/routing/get-contract";
import { updateContract } from "@/lib/routing/update-contract";
import { type Market, makeMarket } from "@/tests/factories/make-market";
import { makeUser } from "@/tests/factories/make-user";

let market: Market;
let manager: Ctx;
beforeAll(async () => {
  market = await makeMarket();
  manager = await makeUser(market.brand, { kind: "operator", role: "manager" });
  await updateCategory(manager, { id: market.category.id, minimumPriceMinor: 1_000 });
});

const GERMANY = [{ effect: "include", kind: "country", country: "DE" }];

/** An exclusive contract for 38.00 whose buyer may set 5.00 to 60.00. */
async function bidding() {
  const buyer = await market.buyer({ fundsMinor: 100_000 });
  const { id } = await market.contract({ buyer, priceExclusiveMinor: 3_800, territory: GERMANY });
  const bidRange = { exclusive: { minMinor: 500, maxMinor: 6_000 }, shared: null };
  await updateContract(manager, { id, bidRange });
  const user = await makeUser(market.brand, { kind: "buyer", buyerId: buyer.id, role: "member" });
  return { id, user };
}

describe("a contract's own price", () => {
  it("is raised and lowered by the buyer within the range, and the versions say who did", async () => {
    const { id, user } = await bidding();
    for (const price of [6_000, 1_000]) {
      expect(await updateContract(user, { id, priceExclusiveMinor: price })).toMatchObject({
        priceExclusiveMinor: price,
      });
    }
    const { changes } = await listContractChanges(manager, { contractId: id });
    expect(changes[0]).toMatchObject({
      byBuyer: true,
      terms: [{ term: "priceExclusiveMinor", before: 6_000, after: 1_000 }],
    });
    expect(changes.at(-1)).toMatchObject({ byBuyer: false, terms: [{ term: "bidRange", before: null }] });
  });

  it("stays within the range, and above the category's minimum", async () => {
    const { id, user } = await bidding();
    const refused = async (priceExclusiveMinor: number | null) => {
      const error = await updateContract(user, { id, priceExclusiveMinor }).catch((reason) => reason);
      return error.details.errors.map(({ code }: { code: string }) => code);
    };
    expect(await refused(6_001)).toEqual(["contract.outside_bid_range"]);
    expect(await refused(499)).toEqual(["contract.outside_bid_range"]);
    expect(await refused(null)).toEqual(["contract.outside_bid_range"]);
    expect(await refused(999)).toEqual(["contract.below_minimum_price"]);
    expect(await getContract(user, { id })).toMatchObject({ priceExclusiveMinor: 3_800 });
  });

  it("is the operator's to allow: nobody else opens or widens the range", async () => {
    const { id, user } = await bidding();
    const { id: agreed } = await market.contract({ territory: GERMANY });
    const bidRange = { exclusive: { minMinor: 1, maxMinor: 90_000 }, shared: null };
    await expect(updateContract(user, { id, bidRange })).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateContract(user, { id, priceSharedMinor: 900 })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(updateContract(user, { id, mode: "shared" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      updateContract(manager, {
        id: agreed,
        bidRange: { exclusive: { minMinor: 9, maxMinor: 8 }, shared: null },
      }),
    ).rejects.toMatchObject({ code: "invalid" });
    await updateContract(manager, { id, bidRange: null });
    await expect(updateContract(user, { id, priceExclusiveMinor: 4_000 })).rejects.toMatchObject({
      reason: "contract.agreed_terms",
    });
  });

  it("is not found by another company or brand, and set once where it is sent twice", async () => {
    const { id, user } = await bidding();
    const other = await bidding();
    const foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
    for (const ctx of [other.user, foreign]) {
      await expect(updateContract(ctx, { id, priceExclusiveMinor: 4_000 })).rejects.toMatchObject({
        reason: "contract.not_found",
      });
    }
    const once = { idempotencyKey: "price" };
    const first = await updateContract(user, { id, priceExclusiveMinor: 4_000 }, once);
    await updateContract(user, { id, priceExclusiveMinor: 5_000 });
    expect(await updateContract(user, { id, priceExclusiveMinor: 4_000 }, once)).toEqual(first);
    expect(await getContract(user, { id })).toMatchObject({ priceExclusiveMinor: 5_000 });
  });
});
