/**
 * Brings a database to this version's schema: migrations, then row security and the kernel's functions (whenever one of
 * them has changed), then the postal codes. Runs as the owner, one process at a time. Anything that fails, fails the start.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as runMigrations } from "drizzle-orm/node-postgres/migrator";
import type pg from "pg";
import { openPool } from "./client";

// This file lies one folder below the root in the sources (db/) and, bundled, in dist/: the same step up.
// Written as text because the pages' bundler takes a URL beside a module for a file to bundle.
const root = new URL(import.meta.url.replace(/[^/]+\/[^/]+$/, "db/"));
const LOCK = 7_239_001;

async function securityFiles(): Promise<{ name: string; text: string }[]> {
  const functions = (await readdir(new URL("functions/", root)))
    .filter((name) => name.endsWith(".sql"))
    .sort();
  const names = ["security.sql", ...functions.map((name) => `functions/${name}`)];
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(new URL(name, root), "utf8") })),
  );
}

async function stateOf(client: pg.ClientBase): Promise<string> {
  const files = await securityFiles();
  const applied = await client.query<{ hash: string }>(
    `select hash from drizzle.__drizzle_migrations order by id`,
  );
  const parts = [...applied.rows.map((row) => row.hash), ...files.map((file) => file.text)];
  return createHash("sha256").update(parts.join("\0")).digest("hex");
}

async function applySecurity(client: pg.ClientBase): Promise<void> {
  const state = await stateOf(client);
  const known = await client.query(`select from schema_state where key = 'security' and hash = $1`, [state]);
  if (known.rowCount) return;
  await client.query("begin");
  try {
    for (const { name, text } of await securityFiles()) {
      await client.query(text).catch((error: Error) => {
        throw new Error(`${name}: ${error.message}`, { cause: error });
      });
    }
    await client.query(
      `insert into schema_state (key, hash) values ('security', $1) on conflict (key) do update set hash = $1`,
      [state],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function loadPostalCodes(client: pg.ClientBase): Promise<void> {
  const packed = await readFile(new URL("seed/postal-codes.csv.gz", root));
  const hash = createHash("sha256").update(packed).digest("hex");
  const known = await client.query(`select from schema_state where key = 'postal_code' and hash = $1`, [
    hash,
  ]);
  if (known.rowCount) return;
  const rows = parse(gunzipSync(packed), { columns: true }) as Record<string, string>[];
  const column = (name: string): string[] => rows.map((row) => row[name] ?? "");
  await client.query(
    `insert into postal_code (country, code, place, state, lat, lng)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::float8[], $6::float8[])
     on conflict (country, code) do update
       set place = excluded.place, state = excluded.state, lat = excluded.lat, lng = excluded.lng`,
    ["country", "postal_code", "place", "state", "lat", "lng"].map(column),
  );
  await client.query("analyze postal_code");
  await client.query(
    `insert into schema_state (key, hash) values ('postal_code', $1) on conflict (key) do update set hash = $1`,
    [hash],
  );
}

/** Brings the database at `url` to this version. Throws where a step fails; what it had begun is rolled back. */
export async function migrate(url: string): Promise<void> {
  const pool = openPool(url, 1);
  try {
    const client = await pool.connect();
    try {
      await client.query(`select pg_advisory_lock($1)`, [LOCK]);
      // Behind a pooler the session may come with another role; migrations are the owner's.
      await client.query("reset role; set client_min_messages = warning");
      const folder = new URL("migrations", root).pathname;
      await runMigrations(drizzle(client), { migrationsFolder: folder });
      await applySecurity(client);
      await loadPostalCodes(client);
    } finally {
      await client.query(`select pg_advisory_unlock($1)`, [LOCK]).catch(() => {});
      client.release();
    }
  } finally {
    await pool.end();
  }
}

/** True where the database at `url` stands at exactly this version's schema. */
export async function schemaMatches(url: string): Promise<boolean> {
  const pool = openPool(url, 1);
  try {
    const client = await pool.connect();
    try {
      const journal = JSON.parse(await readFile(new URL("migrations/meta/_journal.json", root), "utf8")) as {
        entries: unknown[];
      };
      const applied = await client.query(`select count(*)::int as n from drizzle.__drizzle_migrations`);
      if (applied.rows[0]?.n !== journal.entries.length) return false;
      const state = await stateOf(client);
      const known = await client.query(`select from schema_state where key = 'security' and hash = $1`, [
        state,
      ]);
      return (known.rowCount ?? 0) > 0;
    } catch {
      return false;
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}
