import { afterAll, expect, it } from "vitest";
import { closePool } from "@/db/client";
import { fromUuid } from "@/lib/core/id";
import { listLeadDeliveries } from "@/lib/deliveries/list-lead-deliveries";
import { redeliverMany } from "@/lib/deliveries/redeliver-many";
import { asOwner } from "@/tests/support/owner-database";
import { buyerUserOf, ctxOf, openDeliveryMarket, operatorOf } from "./delivery-market";

afterAll(() => closePool());

it("given up deliveries of chosen leads go again, no others, and none of another brand", async () => {
  const market = await openDeliveryMarket();
  const seller = await market.addBuyer({ config: { url: "http://127.0.0.1:9" } });
  await seller.sell(3);
  await asOwner("update delivery set state = 'exhausted', due_at = null where brand_id = $1", [
    market.brand.uuid,
  ]);
  const operator = ctxOf(market.brand, operatorOf());
  const rows = await asOwner<{ id: string }>("select id from lead where brand_id = $1 order by id", [
    market.brand.uuid,
  ]);
  const [first, second, third] = rows.map(({ id }) => fromUuid("lead", id));
  if (!first || !second || !third) throw new Error("three leads were sold");
  const foreign = ctxOf((await openDeliveryMarket()).brand, operatorOf());
  expect(await redeliverMany(foreign, { leadIds: [first, second] })).toEqual({ count: 0, more: false });
  expect(await redeliverMany(operator, { leadIds: [first, second] })).toEqual({ count: 2, more: false });
  const states = async (leadId: string) =>
    (await listLeadDeliveries(operator, { leadId })).map(({ state }) => state);
  expect([await states(first), await states(second), await states(third)]).toEqual([
    ["pending"],
    ["pending"],
    ["exhausted"],
  ]);
  expect(await listLeadDeliveries(foreign, { leadId: first })).toEqual([]);
  const stranger = await market.addBuyer({ config: { url: "http://127.0.0.1:9" } });
  expect(
    await listLeadDeliveries(ctxOf(market.brand, buyerUserOf(stranger.buyer)), { leadId: first }),
  ).toEqual([]);
});
