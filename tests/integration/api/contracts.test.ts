import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closePool } from "@/db/client";
import {
  type Answer,
  CATEGORY,
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
let rival: { id: string; key: string; endpointId: string };
let contract: Answer["body"];
beforeAll(async () => {
  home = await makeTenant();
  market = await makeMarket(home);
  const buyer = await done(
    call(home.owner, "POST", "/api/v1/buyers", { name: "Rival", email: "r@example.org" }),
  );
  const key = await makeUserKey(home.brand, { kind: "buyer", role: "owner", buyerId: buyer.id });
  const made = await done(
    call(key, "POST", "/api/v1/endpoints", {
      kind: "webhook",
      name: "Hook",
      config: { url: "https://r.example.org" },
    }),
  );
  rival = { id: buyer.id, key, endpointId: made.endpoint.id };
  contract = await done(
    call(
      home.owner,
      "POST",
      "/api/v1/contracts",
      contractBody(market, { caps: { day: 5, week: null, month: 50, total: null }, weight: 3 }),
    ),
  );
});

const create = (terms: Record<string, unknown>) =>
  call(home.owner, "POST", "/api/v1/contracts", contractBody(market, terms));
const codes = ({ status, body }: Answer) => [
  status,
  ...(body.errors ?? []).map((error: { field: string; code: string }) => `${error.field} ${error.code}`),
];

describe("a contract's terms", () => {
  it("come back as they were entered, and go back as they came", async () => {
    const got = await done(call(home.owner, "GET", `/api/v1/contracts/${contract.id}`));
    expect(got).toMatchObject({
      caps: { day: 5, week: null, month: 50, total: null },
      endpointIds: [market.endpointId],
      routing: { weight: 3, sourcesAllowed: null, stageIds: [expect.stringMatching(/^stage_/)] },
    });
    const same = await done(call(home.owner, "PATCH", `/api/v1/contracts/${contract.id}`, got));
    expect({ ...same, updatedAt: 0 }).toEqual({ ...got, updatedAt: 0 });
  });

  it("change one by one, the rest stays", async () => {
    const changed = await done(
      call(home.owner, "PATCH", `/api/v1/contracts/${contract.id}`, {
        caps: { day: 7, week: null, month: null, total: null },
      }),
    );
    expect(changed).toMatchObject({ caps: { day: 7 }, priceExclusiveMinor: 3800, routing: { weight: 3 } });
  });

  it.each<[string, () => Record<string, unknown>, unknown[]]>([
    ["no price", () => ({ priceExclusiveMinor: null }), [422, "priceExclusiveMinor custom"]],
    [
      "below the minimum",
      () => ({ priceExclusiveMinor: 999 }),
      [422, "priceExclusiveMinor contract.below_minimum_price"],
    ],
    ["nowhere", () => ({ territory: [] }), [422, "territory custom"]],
    [
      "around no place",
      () => ({
        territory: [
          { effect: "include", kind: "radius", country: "DE", postalCode: "00000", distance: 5, unit: "km" },
        ],
      }),
      [422, "territory.0.postalCode contract.unknown_postal_code"],
    ],
    [
      "an unknown field",
      () => ({ filters: [{ conditions: [{ field: "pool", op: "eq", value: true }] }] }),
      [422, "filters.0.conditions.0.field filter.unknown_field"],
    ],
    [
      "a rival's endpoint",
      () => ({ endpointIds: [market.endpointId, rival.endpointId] }),
      [422, "endpointIds.1 contract.unknown_endpoint"],
    ],
    [
      "no such source",
      () => ({ sourcesAllowed: ["source_01kdx2xbg0e2zrk2bcyz6wcj2w"] }),
      [422, "sourcesAllowed.0 contract.unknown_source"],
    ],
    [
      "no such stage",
      () => ({ stageIds: ["stage_01kdx2xbg0e2zrk2bcyz6wcj2w"] }),
      [422, "stageIds.0 contract.unknown_stage"],
    ],
  ])("refused: %s", async (_, terms, expected) => {
    expect(codes(await create(terms()))).toEqual(expected);
  });

  it("keep to the ways in which the category sells", async () => {
    const category = await done(
      call(home.owner, "POST", "/api/v1/categories", { ...CATEGORY, key: "whole", sellsShared: false }),
    );
    const answer = await create({ categoryId: category.id, mode: "either", priceSharedMinor: 2000 });
    expect(codes(answer)).toEqual([422, "mode contract.mode_not_sold"]);
  });

  it("get numbers one after the other, also at once", async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => done(create({}))));
    const numbers = made.map(({ number }) => number).toSorted((a, b) => a - b);
    expect(new Set(numbers).size).toBe(8);
    expect(Math.max(...numbers) - Math.min(...numbers)).toBe(7);
  });

  it("end with the archive", async () => {
    const made = await done(create({}));
    await done(call(home.owner, "DELETE", `/api/v1/contracts/${made.id}`));
    const answer = await call(home.owner, "PATCH", `/api/v1/contracts/${made.id}`, { paused: false });
    expect([answer.status, answer.body.code]).toEqual([409, "contract.archived"]);
    const list = await done(call(home.owner, "GET", "/api/v1/contracts?limit=200"));
    expect(list.data.map(({ id }: { id: string }) => id)).not.toContain(made.id);
  });
});

describe("a buyer", () => {
  it("sees its own contracts and nothing of how they are routed", async () => {
    const list = await done(call(market.buyerKey, "GET", "/api/v1/contracts"));
    expect(list.data.length).toBeGreaterThan(0);
    for (const one of list.data) expect(one).toMatchObject({ buyerId: market.buyerId });
    expect(list.data[0]).not.toHaveProperty("routing");
    expect((await done(call(rival.key, "GET", "/api/v1/contracts"))).data).toEqual([]);
    expect((await done(call(rival.key, "GET", `/api/v1/contracts?buyerId=${market.buyerId}`))).data).toEqual(
      [],
    );
  });

  it.each<[string, string, unknown?]>([
    ["GET", ""],
    ["PATCH", "", { paused: true }],
    ["POST", "/pause"],
    ["POST", "/resume"],
  ])("does not find a rival's contract: %s %s", async (method, tail, body) => {
    const answer = await call(rival.key, method, `/api/v1/contracts/${contract.id}${tail}`, body);
    expect([answer.status, answer.body.code]).toEqual([404, "contract.not_found"]);
  });

  it("changes caps, budgets, hours and endpoints, not price, place or priority", async () => {
    const path = `/api/v1/contracts/${contract.id}`;
    const limits = { day: 2, week: null, month: null, total: null };
    const changed = await done(
      call(market.buyerKey, "PATCH", path, {
        caps: limits,
        budgetsMinor: { ...limits, day: 9000 },
        schedule: { weekly: [{ day: 1, from: "08:00", to: "18:00" }] },
        endpointIds: [],
      }),
    );
    expect(changed).toMatchObject({ caps: { day: 2 }, budgetsMinor: { day: 9000 }, endpointIds: [] });
    const refused = await call(market.buyerKey, "PATCH", path, {
      priceExclusiveMinor: 1,
      caps: limits,
      priority: 9,
    });
    expect(codes(refused)).toEqual([
      403,
      "priceExclusiveMinor contract.agreed_terms",
      "priority contract.agreed_terms",
    ]);
    const foreign = await call(market.buyerKey, "PATCH", path, { endpointIds: [rival.endpointId] });
    expect(codes(foreign)).toEqual([422, "endpointIds.0 contract.unknown_endpoint"]);
  });

  it("manages its own endpoints alone; a webhook's secret is shown once", async () => {
    const made = await done(
      call(rival.key, "POST", "/api/v1/endpoints", {
        kind: "webhook",
        name: "Second",
        config: { url: "https://x.example.org/" },
      }),
    );
    expect(made).toMatchObject({
      endpoint: { buyerId: rival.id },
      signingSecret: expect.stringMatching(/^whsec_/),
    });
    const path = `/api/v1/endpoints/${made.endpoint.id}`;
    expect(JSON.stringify(await done(call(rival.key, "GET", path)))).not.toContain(made.signingSecret);
    const rotated = await done(call(rival.key, "POST", `${path}/rotate-secret`));
    expect(rotated.signingSecret).not.toBe(made.signingSecret);
    for (const [method, tail, body] of [
      ["GET", ""],
      ["PATCH", "", { name: "Mine" }],
      ["POST", "/disable"],
      ["POST", "/rotate-secret"],
    ] as const) {
      expect((await call(market.buyerKey, method, path + tail, body)).status).toBe(404);
    }
    const other = { kind: "email", name: "Theirs", buyerId: rival.id, config: { to: ["a@example.org"] } };
    expect((await call(market.buyerKey, "POST", "/api/v1/endpoints", other)).status).toBe(404);
    const wrong = await call(rival.key, "PATCH", path, { config: { to: ["a@example.org"] } });
    expect(codes(wrong)).toEqual([422, "config.url invalid_type"]);
  });

  it("sees no other buyer", async () => {
    expect((await call(rival.key, "GET", `/api/v1/buyers/${rival.id}`)).status).toBe(200);
    expect((await call(rival.key, "GET", `/api/v1/buyers/${market.buyerId}`)).status).toBe(404);
    expect((await call(rival.key, "GET", "/api/v1/buyers")).status).toBe(403);
  });
});
