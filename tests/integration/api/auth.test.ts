import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { withBrand } from "@/db/brand";
import { closePool } from "@/db/client";
import { apiKey } from "@/db/schema";
import { tokenHash } from "@/lib/runtime/secrets";
import {
  call,
  disableUsers,
  done,
  type Market,
  makeMarket,
  makeTenant,
  makeUserKey,
  type Tenant,
} from "./tenant";

afterAll(closePool);

let home: Tenant;
let away: Tenant;
let market: Market;
beforeAll(async () => {
  home = await makeTenant();
  away = await makeTenant();
  market = await makeMarket(home);
});

const LIST = "/api/v1/contracts";

describe("a key", () => {
  it.each([
    ["none", {}],
    ["another scheme", { authorization: "Basic abc" }],
    ["nonsense", { authorization: "Bearer nonsense" }],
    ["an unknown one", { authorization: `Bearer fl_live_${"x".repeat(32)}` }],
  ])("%s: one and the same answer", async (_, headers) => {
    const answer = await call(null, "GET", LIST, undefined, headers);
    expect([answer.status, answer.body.code]).toEqual([401, "account.unknown_key"]);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    expect(answer.headers.get("x-request-id")).toBe(answer.body.requestId);
  });

  it("is unknown on another brand's host, and works on its own and on none", async () => {
    expect((await call(home.owner, "GET", LIST, undefined, { host: away.host })).status).toBe(401);
    expect((await call(home.owner, "GET", LIST, undefined, { host: home.host })).status).toBe(200);
    expect((await call(home.owner, "GET", LIST, undefined, { host: "127.0.0.1:3000" })).status).toBe(200);
  });

  it("is shown once, works, and ends when it is revoked", async () => {
    const made = await done(call(market.buyerKey, "POST", "/api/v1/keys", { name: "CRM" }));
    expect(made.apiKey).toMatch(/^fl_live_/);
    expect(made.apiKey.startsWith(made.prefix)).toBe(true);
    expect((await call(made.apiKey, "GET", LIST)).status).toBe(200);
    const list = await done(call(market.buyerKey, "GET", "/api/v1/keys"));
    expect(JSON.stringify(list)).not.toContain(made.apiKey);
    await done(call(market.buyerKey, "DELETE", `/api/v1/keys/${made.id}`));
    expect((await call(made.apiKey, "GET", LIST)).status).toBe(401);
  });

  it("that is used while it is being revoked is out once it is", async () => {
    const made = await done(call(market.buyerKey, "POST", "/api/v1/keys", { name: "busy" }));
    let revoking: ReturnType<typeof call> | undefined;
    await withBrand({ brandId: home.brand.id }, async (tx) => {
      // Who holds the brand's row lets the revocation come as far as its entry in the audit log.
      await tx.execute(sql`select 1 from brand for update`);
      revoking = call(market.buyerKey, "DELETE", `/api/v1/keys/${made.id}`);
      const waits = sql`select 1 from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))`;
      await vi.waitFor(async () => expect((await tx.execute(waits)).rows).toHaveLength(1), 10_000);
      expect((await call(made.apiKey, "GET", LIST)).status).toBe(200);
    });
    expect((await revoking)?.status).toBe(200);
    expect((await call(made.apiKey, "GET", LIST)).status).toBe(401);
  });

  it("tells when it was last used", async () => {
    const made = await done(call(market.buyerKey, "POST", "/api/v1/keys", { name: "clock" }));
    const lastUsedAt = async () => {
      const list = await done(call(market.buyerKey, "GET", "/api/v1/keys"));
      return list.data.find(({ id }: { id: string }) => id === made.id).lastUsedAt;
    };
    expect(await lastUsedAt()).toBeNull();
    await done(call(made.apiKey, "GET", LIST));
    // It is noted beside the request, not in it.
    await vi.waitFor(async () => expect(await lastUsedAt()).toMatch(/^\d{4}-/), { timeout: 10_000 });
  });

  it("is stored as its hash alone, also in the answers that are kept for replays", async () => {
    const headers = { "idempotency-key": "hash-only" };
    const made = await done(call(home.owner, "POST", "/api/v1/keys", { name: "one" }, headers));
    const rows = await withBrand({ brandId: home.brand.id }, (tx) =>
      tx.select().from(apiKey).where(eq(apiKey.id, made.id)),
    );
    expect(rows[0]?.hash).toBe(tokenHash(made.apiKey));
    const { rows: kept } = await withBrand({ brandId: home.brand.id }, (tx) =>
      tx.execute(`select answer::text from idempotent_answer where key = 'hash-only'`),
    );
    expect(kept).toHaveLength(1);
    expect(JSON.stringify([rows, kept])).not.toContain(made.apiKey);
    const replay = await done(call(home.owner, "POST", "/api/v1/keys", { name: "one" }, headers));
    expect(replay.apiKey).toBe(made.apiKey);
  });

  it("of a colleague is not one's own to revoke, unless one manages users", async () => {
    const colleague = await makeUserKey(home.brand, {
      kind: "buyer",
      role: "member",
      buyerId: market.buyerId,
    });
    const theirs = await done(call(colleague, "POST", "/api/v1/keys", { name: "theirs" }));
    expect((await call(market.buyerKey, "DELETE", `/api/v1/keys/${theirs.id}`)).status).toBe(404);
    expect((await call(home.owner, "DELETE", `/api/v1/keys/${theirs.id}`)).status).toBe(200);
  });

  it("of a disabled user, a disabled source or a suspended supplier is out", async () => {
    const tenant = await makeTenant();
    const own = await makeMarket(tenant);
    await disableUsers(tenant.brand, own.buyerId);
    expect((await call(own.buyerKey, "GET", LIST)).status).toBe(401);
    expect((await call(own.sourceKey, "POST", "/api/v1/leads", {})).status).toBe(200);
    await done(call(tenant.owner, "PATCH", `/api/v1/sources/${own.sourceId}`, { status: "disabled" }));
    expect((await call(own.sourceKey, "POST", "/api/v1/leads", {})).status).toBe(401);
    await done(call(tenant.owner, "PATCH", `/api/v1/sources/${own.sourceId}`, { status: "active" }));
    expect((await call(own.sourceKey, "POST", "/api/v1/leads", {})).status).toBe(200);
    await done(call(tenant.owner, "PATCH", `/api/v1/suppliers/${own.supplierId}`, { status: "suspended" }));
    expect((await call(own.sourceKey, "POST", "/api/v1/leads", {})).status).toBe(401);
    expect((await call(own.supplierKey, "GET", "/api/v1/sources")).status).toBe(401);
  });

  it("of a source: a new one ends the old, a test key stands beside it", async () => {
    const tenant = await makeTenant();
    const own = await makeMarket(tenant);
    const path = `/api/v1/sources/${own.sourceId}/rotate-key`;
    const test = await done(call(own.supplierKey, "POST", path, { test: true }));
    expect(test.apiKey).toMatch(/^fl_test_/);
    expect((await call(own.sourceKey, "POST", "/api/v1/leads", {})).status).toBe(200);
    const live = await done(call(own.supplierKey, "POST", path));
    expect((await call(own.sourceKey, "POST", "/api/v1/leads", {})).status).toBe(401);
    expect((await call(live.apiKey, "POST", "/api/v1/leads", {})).status).toBe(200);
    expect((await done(call(test.apiKey, "POST", "/api/v1/leads", {}))).test).toBe(true);
    const foreign = await makeMarket(away);
    expect((await call(foreign.supplierKey, "POST", path)).status).toBe(404);
  });
});

describe("a wrong request", () => {
  it.each([
    ["malformed JSON", "{", {}, 400, "request.malformed_json"],
    ["no object", "[]", {}, 400, "request.not_an_object"],
    ["another type", "a=1", { "content-type": "application/x-www-form-urlencoded" }, 415, "request.not_json"],
  ])("%s", async (_, body, headers, status, code) => {
    const answer = await call(home.owner, "POST", "/api/v1/suppliers", body, headers);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it("names each field that is wrong", async () => {
    const answer = await call(home.owner, "POST", "/api/v1/buyers", {
      name: "",
      email: "nobody",
      timeZone: "Mars/Olympus",
    });
    expect(answer).toMatchObject({ status: 422, body: { code: "input.invalid", status: 422 } });
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toEqual([
      "name",
      "email",
      "timeZone",
    ]);
  });

  it("says of a taken name which field holds it", async () => {
    const answer = await call(home.owner, "POST", "/api/v1/suppliers", {
      name: "Quelle",
      email: "q@example.org",
    });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: "supplier.name_taken", errors: [{ field: "name", code: "taken" }] },
    });
  });

  it("an idempotency key with another request is refused", async () => {
    const headers = { "idempotency-key": "same" };
    const path = `/api/v1/buyers/${market.buyerId}/adjustments`;
    await done(call(home.owner, "POST", path, { amountMinor: 1, reason: "a" }, headers));
    const answer = await call(home.owner, "POST", path, { amountMinor: 2, reason: "a" }, headers);
    expect([answer.status, answer.body.code]).toEqual([409, "idempotency.key_reused"]);
  });

  it.each(["nonsense", "lead_01kdx2xbg0e2zrk2bcyz6wcj2w", "contract_01kdx2xbg0e2zrk2bcyz6wcj2w"])(
    "an id that is none of ours is not found: %s",
    async (id) => {
      const answer = await call(home.owner, "GET", `/api/v1/contracts/${id}`);
      expect([answer.status, answer.body.code]).toEqual([404, "contract.not_found"]);
    },
  );

  it("a path that is not there is a problem, too", async () => {
    const answer = await call(home.owner, "GET", "/api/v1/nothing");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
  });
});

describe("the process", () => {
  it("is alive and ready", async () => {
    expect(await call(null, "GET", "/api/livez")).toMatchObject({ status: 200, body: { ok: true } });
    const ready = await call(null, "GET", "/api/readyz");
    expect(ready).toMatchObject({ status: 200, body: { ok: true, checks: { database: { ok: true } } } });
  });
});
