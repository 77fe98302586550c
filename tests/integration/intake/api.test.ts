import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closePool } from "@/db/client";
import { createApi } from "@/lib/api/app";
import { createNodeListener } from "@/lib/api/node-listener";
import { dropSingleton } from "@/lib/core/registry";
import { makeKey, makeMarket, person, readBrand } from "./market";

const api = createApi();
let server: Server;
let base = "";

beforeAll(async () => {
  server = createServer(createNodeListener());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await closePool();
});

/** Both doors: the app alone, as a platform without our server mounts it, and Node's own server. */
const DOORS: [string, (path: string, init: RequestInit) => Promise<Response>][] = [
  ["app", async (path, init) => api.request(path, init)],
  ["server", (path, init) => fetch(base + path, init)],
];
const post = (key: string, body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

describe.each(DOORS)("POST /api/v1/leads (%s)", (_, request) => {
  it("answers a good lead, a bad one, and a replay", async () => {
    const market = await makeMarket();
    const key = await makeKey(market);
    const init = post(key, person(), { "idempotency-key": "k1" });
    const first = await request("/api/v1/leads", init);
    expect(first.status).toBe(200);
    expect(first.headers.get("content-type")).toMatch(/^application\/json/);
    const answer = await first.json();
    expect(answer).toEqual({
      id: expect.stringMatching(/^lead_/),
      status: "sold",
      test: false,
      sales: [{ mode: "exclusive", price: { amount: 3800, currency: "EUR" } }],
      payout: { amount: 2280, currency: "EUR" },
    });
    expect(await (await request("/api/v1/leads", init)).json()).toEqual(answer);
    const reused = await request("/api/v1/leads", post(key, person(), { "idempotency-key": "k1" }));
    expect([reused.status, (await reused.json()).code]).toEqual([409, "idempotency.key_reused"]);
    const rejected = await request("/api/v1/leads", post(key, {}));
    expect([rejected.status, (await rejected.json()).status]).toEqual([200, "rejected"]);
  });

  it("makes test leads with a test key", async () => {
    const market = await makeMarket();
    const answer = await request("/api/v1/leads", post(await makeKey(market, true), person()));
    expect(await answer.json()).toMatchObject({ test: true, status: "sold" });
    expect((await readBrand(market.brand)).sales).toEqual([]);
  });

  it.each<[string, number, string, (key: string) => RequestInit]>([
    ["malformed JSON", 400, "request.malformed_json", (key) => post(key, '{"contact":')],
    ["nothing", 400, "request.malformed_json", (key) => post(key, "")],
    ["no object", 422, "lead.malformed", (key) => post(key, [1])],
    ["a wrong shape", 422, "lead.malformed", (key) => post(key, { contact: 1, test: "no" })],
    ["another type", 415, "request.not_json", (key) => post(key, "a=1", { "content-type": "text/plain" })],
    ["a packed body", 415, "request.encoded", (key) => post(key, person(), { "content-encoding": "gzip" })],
    ["too much", 413, "request.too_large", (key) => post(key, { x: "x".repeat(256 * 1024) })],
    [
      "a bad key of idempotency",
      422,
      "idempotency.malformed_key",
      (key) => post(key, person(), { "idempotency-key": "two words" }),
    ],
    ["an unknown key", 401, "account.unknown_key", () => post(`fl_live_${"x".repeat(32)}`, person())],
    ["no key", 401, "account.unknown_key", () => ({ method: "POST", body: "{}" })],
  ])("refuses %s with %i as problem+json", async (_what, status, code, init) => {
    const market = await makeMarket();
    const answer = await request("/api/v1/leads", init(await makeKey(market)));
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    const problem = await answer.json();
    expect([answer.status, problem.status, problem.code]).toEqual([status, status, code]);
    expect(problem.requestId).toBe(answer.headers.get("x-request-id"));
    expect((await readBrand(market.brand)).leads).toEqual([]);
  });

  it("takes a batch, as an object or a list, with one result each", async () => {
    const market = await makeMarket();
    const key = await makeKey(market);
    const answer = await request(
      "/api/v1/leads/batch",
      post(key, { leads: [person(), null, person({ place: {} })] }),
    );
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      results: [
        { status: "sold" },
        { error: { code: "lead.malformed", errors: [{ code: "wrong_type" }] } },
        { status: "rejected" },
      ],
    });
    const list = await request("/api/v1/leads/batch", post(key, [person()]));
    expect(await list.json()).toMatchObject({ results: [{ status: "sold" }] });
    const none = await request("/api/v1/leads/batch", post(key, { leads: "many" }));
    expect([none.status, (await none.json()).code]).toEqual([400, "request.not_a_list"]);
    const many = await request(
      "/api/v1/leads/batch",
      post(
        key,
        Array.from({ length: 501 }, () => ({})),
      ),
    );
    expect([many.status, (await many.json()).code]).toEqual([422, "lead.batch_size"]);
  });
});

describe("the limit of a key", () => {
  it("is told with each answer, kept, and another key's own", async () => {
    const market = await makeMarket();
    const [key, other] = [await makeKey(market), await makeKey(market)];
    process.env.LEADS_PER_MINUTE = "3";
    dropSingleton("env");
    try {
      const statuses: number[] = [];
      let last = new Response();
      for (let i = 0; i < 4; i++) {
        last = await api.request("/api/v1/leads", post(key, person()));
        statuses.push(last.status);
        expect(last.headers.get("ratelimit-limit")).toBe("3");
        expect(last.headers.get("ratelimit-policy")).toBe("3;w=60");
        expect(last.headers.get("ratelimit-remaining")).toBe(String(Math.max(0, 2 - i)));
        expect(Number(last.headers.get("ratelimit-reset"))).toBeGreaterThan(0);
      }
      expect(statuses).toEqual([200, 200, 200, 429]);
      expect((await last.json()).code).toBe("lead.rate_limit");
      expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
      expect((await api.request("/api/v1/leads", post(other, person()))).status).toBe(200);
      const batch = await api.request("/api/v1/leads/batch", post(other, [person(), person(), person()]));
      expect(batch.status).toBe(429);
    } finally {
      delete process.env.LEADS_PER_MINUTE;
      dropSingleton("env");
    }
    expect((await readBrand(market.brand)).leads).toHaveLength(4);
  });
});

describe("the API's document", () => {
  it("shows how to post, with an example", async () => {
    const document = await (await api.request("/api/openapi.json")).json();
    const operation = document.paths["/api/v1/leads"].post;
    expect(operation.requestBody.content["application/json"].example.contact.email).toContain("@");
    expect(document.paths["/api/v1/leads/batch"].post.responses["200"]).toBeDefined();
  });
});
