import { afterAll, describe, expect, it } from "vitest";
import { closePool } from "@/db/client";
import { call, contractBody, done, makeMarket, makeTenant } from "./tenant";

afterAll(closePool);

describe("a market made through the API alone", () => {
  it("sells the posting spec's example as it stands, again and again", async () => {
    const tenant = await makeTenant();
    const market = await makeMarket(tenant);
    const contract = await done(call(tenant.owner, "POST", "/api/v1/contracts", contractBody(market)));
    expect(contract).toMatchObject({
      number: 1,
      status: "active",
      priceExclusive: { amount: 3800, currency: "EUR" },
    });

    const path = new URL(market.specUrl).pathname;
    for (const [left, round] of [
      [6200, 1],
      [2400, 2],
    ]) {
      const spec = await done(call(null, "GET", path, undefined, { accept: "application/json" }));
      const lead = await done(call(market.sourceKey, "POST", "/api/v1/leads", spec.example));
      expect(lead).toMatchObject({ status: "sold", sales: [{ mode: "exclusive" }] });
      const wallet = await done(call(market.buyerKey, "GET", "/api/v1/wallet"));
      expect([round, wallet.balance]).toEqual([round, { amount: left, currency: "EUR" }]);
    }
  });

  it("routes by what was changed a moment ago: pause, funds, suspension", async () => {
    const tenant = await makeTenant();
    const market = await makeMarket(tenant);
    const { owner } = tenant;
    const contract = await done(call(owner, "POST", "/api/v1/contracts", contractBody(market)));
    const path = new URL(market.specUrl).pathname;
    const post = async () => {
      const spec = await done(call(null, "GET", path, undefined, { accept: "application/json" }));
      return (await done(call(market.sourceKey, "POST", "/api/v1/leads", spec.example))).status;
    };
    expect(await post()).toBe("sold");
    await done(call(market.buyerKey, "POST", `/api/v1/contracts/${contract.id}/pause`));
    expect(await post()).toBe("unsold");
    await done(call(market.buyerKey, "PATCH", `/api/v1/contracts/${contract.id}`, { paused: false }));
    expect(await post()).toBe("sold");
    expect(await post()).toBe("unsold");
    await done(call(owner, "PUT", `/api/v1/buyers/${market.buyerId}/credit-limit`, { limitMinor: 10_000 }));
    expect(await post()).toBe("sold");
    await done(call(owner, "POST", `/api/v1/buyers/${market.buyerId}/suspend`));
    expect(await post()).toBe("unsold");
    await done(call(owner, "POST", `/api/v1/buyers/${market.buyerId}/reactivate`));
    expect(await post()).toBe("sold");
    await done(call(owner, "DELETE", `/api/v1/contracts/${contract.id}`));
    expect(await post()).toBe("unsold");
  });
});
