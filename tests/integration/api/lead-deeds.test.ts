import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closePool } from "@/db/client";
import {
  call,
  contractBody,
  done,
  type Market,
  makeMarket,
  makeTenant,
  makeUserKey,
  type Tenant,
} from "./tenant";

afterAll(closePool);

let home: Tenant;
let market: Market;
let path: string;

/** A lead that came before anybody wanted it, and then somebody does. */
beforeEach(async () => {
  home = await makeTenant();
  market = await makeMarket(home);
  const lead = await done(
    call(market.sourceKey, "POST", "/api/v1/leads", {
      contact: { firstName: "Walburga", lastName: "X", email: "w@example.org", phone: "0151 23456789" },
      place: { country: "DE", postalCode: "80331" },
      fields: { roofArea: 85 },
    }),
  );
  path = `/api/v1/leads/${lead.id}`;
  await done(call(home.owner, "POST", "/api/v1/contracts", contractBody(market)));
});

const balance = async () =>
  (await done(call(market.buyerKey, "GET", "/api/v1/wallet"))).balance.amount as number;

describe("offering a lead again", () => {
  it("sells it to who wants it now, once, and tells the same again under the same key", async () => {
    const headers = { "idempotency-key": "once" };
    const resell = () => call(home.owner, "POST", `${path}/resell`, {}, headers);
    const first = await done(resell());
    expect(first).toEqual({
      leadId: path.split("/").at(-1),
      offered: true,
      sales: 1,
      revenue: { amount: 3800, currency: "EUR" },
    });
    expect(await done(resell())).toEqual(first);
    expect(await done(call(home.owner, "POST", `${path}/resell`))).toMatchObject({
      offered: false,
      sales: 0,
    });
    expect(await balance()).toBe(10_000 - 3800);
    expect(await done(call(home.owner, "GET", path))).toMatchObject({ status: "sold" });
    const other = await call(home.owner, "POST", `${path}/resell`, { release: true }, headers);
    expect([other.status, other.body.code]).toEqual([409, "idempotency.key_reused"]);
  });

  it("asked for at once under one key sells once", async () => {
    const key = { "idempotency-key": "at-once" };
    await Promise.all(
      Array.from({ length: 5 }, () => done(call(home.owner, "POST", `${path}/resell`, {}, key))),
    );
    expect(await balance()).toBe(10_000 - 3800);
  });
});

describe("erasing a lead", () => {
  it("takes the person out of it for good", async () => {
    const erase = (key: string) =>
      done(call(home.owner, "POST", `${path}/erase`, undefined, { "idempotency-key": key }));
    const first = await erase("one");
    expect(first).toMatchObject({ erasedBefore: false });
    expect(await erase("one")).toEqual(first);
    expect(await erase("two")).toMatchObject({ erasedBefore: true });
    const lead = await done(call(home.owner, "GET", path));
    expect(lead.erasedAt).not.toBeNull();
    expect(JSON.stringify(lead)).not.toContain("Walburga");
    expect(await done(call(home.owner, "POST", `${path}/resell`))).toMatchObject({ offered: false });
    expect(await balance()).toBe(10_000);
  });
});

describe("both", () => {
  it("are for managers and owners alone, and know no text that is no lead", async () => {
    const support = await makeUserKey(home.brand, { kind: "operator", role: "support" });
    const { buyerKey, supplierKey, sourceKey } = market;
    for (const deed of ["resell", "erase"]) {
      for (const key of [support, home.viewer, buyerKey, supplierKey, sourceKey]) {
        expect((await call(key, "POST", `${path}/${deed}`)).status).toBe(403);
      }
      expect((await call(home.owner, "POST", `/api/v1/leads/nonsense/${deed}`)).status).toBe(404);
    }
    expect(await done(call(home.owner, "GET", path))).toMatchObject({ status: "unsold", erasedAt: null });
  });
});
