import { eq, sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { constraintOf, sqlState, withBrand, withPlatform } from "@/db/brand";
import { closePool, pool } from "@/db/client";
import { StaleRoutingError } from "@/db/kernel";
import { migrate, schemaMatches } from "@/db/migrate";
import { bumpRouting } from "@/db/routing-version";
import { buyer, category } from "@/db/schema";
import { dropSingleton } from "@/lib/core/registry";
import { postLead } from "@/lib/intake/post-lead";
import { makeBrand } from "@/tests/factories/make-brand";
import { makeCategory } from "@/tests/factories/make-category";
import { makeMarket } from "@/tests/factories/make-market";
import { expectLedgerBalanced } from "@/tests/support/ledger";
import { asOwner } from "@/tests/support/owner-database";
import { openWsProxy, type WsProxy } from "@/tests/support/ws-proxy";
import { makeMarket as makeSourceMarket, person } from "../intake/market";

let proxy: WsProxy;

beforeAll(async () => {
  proxy = await openWsProxy();
  Object.assign(process.env, { DATABASE_DRIVER: "neon", NEON_WS_PROXY: proxy.address });
  dropSingleton("env");
});

afterAll(async () => {
  await closePool();
  await proxy.close();
  delete process.env.NEON_WS_PROXY;
});

/** The proxy saw new connections while `work` ran: it did not go another way. */
async function throughProxy<T>(work: () => Promise<T>): Promise<T> {
  const before = proxy.opened();
  const result = await work();
  expect(proxy.opened()).toBeGreaterThan(before);
  return result;
}

describe("over a WebSocket, as with Neon", () => {
  it("an empty database is migrated, and again changes nothing", async () => {
    const url = new URL(process.env.DATABASE_URL ?? "");
    const name = `${url.pathname.slice(1)}_neon`;
    await asOwner(`create database ${name}`);
    try {
      url.pathname = `/${name}`;
      await throughProxy(() => migrate(url.href));
      await migrate(url.href);
      expect(await schemaMatches(url.href)).toBe(true);
    } finally {
      await asOwner(`drop database ${name} with (force)`);
    }
  }, 60_000);

  it("a transaction has the application's role, and sees and writes its own brand alone", async () => {
    const home = await throughProxy(() => makeBrand());
    const away = await makeBrand();
    const mine = await makeCategory(home);
    const seen = await withBrand({ brandId: away.id }, async (tx) => ({
      role: (await tx.execute<{ current_user: string }>(sql`select current_user`)).rows[0]?.current_user,
      categories: await tx.select().from(category),
      changed: await tx.update(category).set({ key: "stolen" }).where(eq(category.id, mine.id)).returning(),
    }));
    expect(seen).toEqual({ role: "fairlead_app", categories: [], changed: [] });
    const back = await withBrand({ brandId: home.id }, (tx) => tx.select().from(category));
    expect(back.map(({ id, key }) => [id, key])).toEqual([[mine.id, mine.id]]);
    // Role and brand end with the transaction, on the same connection too.
    const after = await pool().query(
      `select current_user = session_user as own, current_setting('app.brand_id', true) as brand`,
    );
    expect(after.rows).toEqual([{ own: true, brand: "" }]);
  });

  it("values come as they do over TCP", async () => {
    const query = `select 9007199254740993::int8 as big, 42::int4 as small, 1.50::numeric as exact, 0.1::float8 as rough, true as yes,
      null as nothing, 'ä€😀' as words, '{1,2}'::int8[] as bigs, '{a,"b,c"}'::text[] as texts, '{"a": [1, "x"]}'::jsonb as json,
      '0192f0c1-0000-7000-8000-000000000000'::uuid as id, '2026-03-29 01:30:00.123+00'::timestamptz as at, '\\x00ff'::bytea as bytes`;
    const tcp = new pg.Client(process.env.DATABASE_URL);
    await tcp.connect();
    const expected = await tcp.query(query);
    await tcp.end();
    expect((await pool().query(query)).rows).toEqual(expected.rows);
    expect(expected.rows[0]?.big).toBe("9007199254740993");
  });

  it("the kernel sells, by a statement prepared once on a connection", async () => {
    const market = await makeMarket();
    const contract = await market.contract({ capTotal: 5 });
    for (let batch = 0; batch < 4; batch++) {
      const outcomes = await market.sell([market.lead([{ contract }]), market.lead([{ contract }])]);
      const sales = outcomes.map((one) => (one.kind === "decided" ? one.sales.length : one.kind));
      expect(sales).toEqual(batch < 2 ? [1, 1] : batch === 2 ? [1, 0] : [0, 0]);
    }
    const prepared = await pool().query(
      `select count(*)::int as n from pg_prepared_statements where name = 'kernel.sell'`,
    );
    expect(prepared.rows).toEqual([{ n: 1 }]);
    await expectLedgerBalanced(market.brand.id);
  });

  it("a posted lead is sold and replayed", async () => {
    const { ctx, brand, buyer: paying } = await makeSourceMarket();
    const body = person();
    const first = await postLead(ctx, body, { idempotencyKey: "k" });
    expect(first.status).toBe("sold");
    expect(await postLead(ctx, body, { idempotencyKey: "k" })).toEqual(first);
    const balance = await withBrand({ brandId: brand.id }, (tx) =>
      tx.execute<{ balance: string }>(
        sql`select balance from ledger_account where id = ${paying.walletAccountId}`,
      ),
    );
    expect(balance.rows).toEqual([{ balance: String(10_000_000 - 3800) }]);
    await expectLedgerBalanced(brand.id);
  });

  it("refusals of the database keep their code and constraint", async () => {
    const brand = await makeBrand();
    await makeCategory(brand, { key: "solar" });
    const twice = await makeCategory(brand, { key: "solar" }).catch((error: unknown) => error);
    expect([sqlState(twice), constraintOf(twice)]).toEqual(["23505", "category_key_unique"]);
    const foreign = await withBrand({ brandId: brand.id }, (tx) =>
      tx.execute(sql`delete from ledger_entry`),
    ).catch((error: unknown) => error);
    expect(sqlState(foreign)).toBe("42501");
    const market = await makeMarket();
    await withBrand({ brandId: market.brand.id }, (tx) => bumpRouting(tx, "catalogue"));
    await expect(market.sell([market.lead()])).rejects.toBeInstanceOf(StaleRoutingError);
  });
});

const UNAVAILABLE = { code: "unavailable", reason: "database.unavailable" };

describe("a WebSocket that is cut", () => {
  it("while a query runs ends the query at once, and the next one works", async () => {
    const brand = await makeBrand();
    const sleeping = withBrand({ brandId: brand.id }, async (tx) => {
      setTimeout(proxy.drop, 50);
      await tx.execute(sql`select pg_sleep(25)`);
    });
    await expect(sleeping).rejects.toMatchObject(UNAVAILABLE);
    expect(await withBrand({ brandId: brand.id }, (tx) => tx.select().from(buyer))).toEqual([]);
  }, 10_000);

  it("while a transaction thinks ends the transaction, nothing of it stays, and the next one works", async () => {
    const brand = await makeBrand();
    await makeCategory(brand, { key: "before" });
    const cut = withBrand({ brandId: brand.id }, async (tx) => {
      await tx.update(category).set({ key: "after" });
      proxy.drop();
      await tx.select().from(category);
    });
    await expect(cut).rejects.toMatchObject(UNAVAILABLE);
    const kept = await withBrand({ brandId: brand.id }, (tx) => tx.select().from(category));
    expect(kept.map(({ key }) => key)).toEqual(["before"]);
  }, 10_000);

  it("while nobody uses it is replaced, and nobody notices", async () => {
    const look = () => withPlatform("tests look", (tx) => tx.execute<{ n: number }>(sql`select 1 as n`));
    await Promise.all([look(), look()]);
    const before = proxy.opened();
    proxy.drop();
    expect((await look()).rows).toEqual([{ n: 1 }]);
    expect(proxy.opened()).toBeGreaterThan(before);
  });

  it("or that nobody answers is an error, not a wait", async () => {
    const brand = await makeBrand();
    await proxy.close();
    await expect(withBrand({ brandId: brand.id }, (tx) => tx.select().from(buyer))).rejects.toMatchObject(
      UNAVAILABLE,
    );
  }, 10_000);
});
