import { afterAll, beforeAll, expect, it } from "vitest";
import { closePool } from "@/db/client";
import type { Ctx } from "@/lib/core/ctx";
import { listAuditEvents } from "@/lib/reporting/list-audit-events";
import { archiveContract } from "@/lib/routing/archive-contract";
import { findContractIds } from "@/lib/routing/find-contract-ids";
import { getContract } from "@/lib/routing/get-contract";
import { pauseContract } from "@/lib/routing/pause-contract";
import { pauseContracts } from "@/lib/routing/pause-contracts";
import { type Market, makeMarket } from "@/tests/factories/make-market";
import { makeUser } from "@/tests/factories/make-user";

afterAll(closePool);

let market: Market;
let manager: Ctx;
beforeAll(async () => {
  market = await makeMarket();
  manager = await makeUser(market.brand, { kind: "operator", role: "manager" });
});

const three = async () =>
  [await market.contract(), await market.contract(), await market.contract()] as const;
const statusOf = async (id: string) => (await getContract(manager, { id })).status;

it("contracts are paused and resumed at once; what is so already, or has ended, is passed over", async () => {
  const [one, two, ended] = await three();
  await pauseContract(manager, { id: two.id, paused: true });
  await archiveContract(manager, { id: ended.id });
  const contractIds = [one.id, two.id, ended.id, one.id];
  expect(await pauseContracts(manager, { contractIds, paused: true })).toEqual({ changed: 1, passedOver: 2 });
  expect([await statusOf(one.id), await statusOf(two.id), await statusOf(ended.id)]).toEqual([
    "paused",
    "paused",
    "archived",
  ]);
  expect((await listAuditEvents(manager, { q: one.id })).data).toMatchObject([
    { action: "contract.pause_many", changes: [{ path: "status", before: "active", after: "paused" }] },
  ]);
  expect(await pauseContracts(manager, { contractIds, paused: false })).toEqual({
    changed: 2,
    passedOver: 1,
  });
  expect(await statusOf(two.id)).toBe("active");
});

it("sent twice under a key it is done once", async () => {
  const [one, two] = await three();
  const key = { idempotencyKey: "pause-many" };
  const contractIds = [one.id, two.id];
  const first = await pauseContracts(manager, { contractIds, paused: true }, key);
  await pauseContract(manager, { id: one.id, paused: false });
  expect(await pauseContracts(manager, { contractIds, paused: true }, key)).toEqual(first);
  expect([await statusOf(one.id), await statusOf(two.id)]).toEqual(["active", "paused"]);
});

it("is not for support and viewers, and finds neither another brand's nor another buyer's contracts", async () => {
  const [one, two] = await three();
  const contractIds = [one.id, two.id];
  for (const role of ["support", "viewer"] as const) {
    const reader = await makeUser(market.brand, { kind: "operator", role });
    await expect(pauseContracts(reader, { contractIds, paused: true })).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  const foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
  const buyer = await makeUser(market.brand, { kind: "buyer", buyerId: one.buyer.id });
  for (const stranger of [foreign, buyer]) {
    await expect(pauseContracts(stranger, { contractIds, paused: true })).rejects.toMatchObject({
      code: "not_found",
    });
  }
  expect([await statusOf(one.id), await statusOf(two.id)]).toEqual(["active", "active"]);
  expect(await pauseContracts(buyer, { contractIds: [one.id], paused: true })).toEqual({
    changed: 1,
    passedOver: 0,
  });
});

it("all that match are found by the list's filters, a buyer's own by the buyer", async () => {
  const [one, two] = await three();
  await pauseContract(manager, { id: two.id, paused: true });
  const found = await findContractIds(manager, { buyerId: two.buyer.id, status: "paused" });
  expect(found).toEqual({ ids: [two.id], total: { count: 1, more: false } });
  const buyer = await makeUser(market.brand, { kind: "buyer", buyerId: one.buyer.id });
  expect((await findContractIds(buyer, {})).ids).toEqual([one.id]);
  const foreign = await makeUser((await makeMarket()).brand, { kind: "operator" });
  expect((await findContractIds(foreign, { buyerId: one.buyer.id })).ids).toEqual([]);
});
