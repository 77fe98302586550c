/** Walks the database's catalogue: a table that is neither a brand's nor on the short platform list fails. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** Tables that belong to no brand: reference data and the schema's own state. `brand` itself is keyed by its id. */
const PLATFORM_TABLES = ["brand", "postal_code", "schema_state"];
/** The kernel's hot tables rely on their only writer and on the invariants I12 and I14 instead of foreign keys and checks. */
const HOT_TABLES = ["sale", "ledger_entry", "delivery", "decision", "lead", "delivery_attempt"];
/** What only the kernel's functions may write. */
const KERNEL_TABLES = [
  "ledger_account",
  "ledger_transaction",
  "ledger_entry",
  "sale",
  "decision",
  "contract_counter",
];

let db: pg.Client;
beforeAll(async () => {
  db = new pg.Client(process.env.TEST_DATABASE_URL);
  await db.connect();
});
afterAll(() => db.end());

async function names(sql: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(sql, values);
  return rows.map((row) => row.name);
}

const TABLES = `from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;
const HAS_BRAND = `exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'brand_id' and not a.attisdropped)`;

describe("the catalogue", () => {
  it("every table is a brand's or on the platform list", async () => {
    const found = await names(`select c.relname as name ${TABLES} and not ${HAS_BRAND} order by 1`);
    expect(found).toEqual(PLATFORM_TABLES);
  });

  it("every table of a brand has row security, enabled and forced, with the brand's policy", async () => {
    const open = await names(
      `select c.relname as name ${TABLES} and (${HAS_BRAND} or c.relname = 'brand') and not (
         c.relrowsecurity and c.relforcerowsecurity and exists (
           select from pg_policy p where p.polrelid = c.oid and p.polname = 'brand_only' and p.polcmd = '*'
             and pg_get_expr(p.polqual, c.oid) like '%app.brand_id%' and pg_get_expr(p.polwithcheck, c.oid) like '%app.brand_id%')
         and exists (
           select from pg_policy p where p.polrelid = c.oid and p.polname = 'kernel_only' and p.polcmd = '*' and p.polroles = array['fairlead_kernel'::regrole::oid]
             and pg_get_expr(p.polqual, c.oid) like '%app.brand_id%' and pg_get_expr(p.polwithcheck, c.oid) like '%app.brand_id%')
         and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname not in ('brand_only', 'kernel_only', 'platform_all') and p.polpermissive))`,
    );
    expect(open).toEqual([]);
  });

  it("every table of a brand narrows what a buyer's and a supplier's user sees", async () => {
    const open = await names(
      `select c.relname as name ${TABLES} and (${HAS_BRAND} or c.relname = 'brand') and (
         select count(*) from pg_policy p where p.polrelid = c.oid and not p.polpermissive and (
           p.polname = 'buyer_only' and p.polroles = array['fairlead_buyer'::regrole::oid]
           or p.polname = 'supplier_only' and p.polroles = array['fairlead_supplier'::regrole::oid])) <> 2`,
    );
    expect(open).toEqual([]);
  });

  it("keys and uniques of a brand's table start with the brand", async () => {
    const found = await names(
      `select i.indexrelid::regclass::text as name ${TABLES.replace("pg_class c", "pg_class c join pg_index i on i.indrelid = c.oid")}
         and ${HAS_BRAND} and i.indisunique
         and (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0]) <> 'brand_id' order by 1`,
    );
    // Found across brands on purpose: a host and a key name their brand.
    expect(found).toEqual(["api_key_hash_unique", "brand_host_pkey"]);
  });

  it("foreign keys between tables of brands carry the brand", async () => {
    const loose = await names(
      `select k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
       where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and k.confrelid <> 'brand'::regclass
         and (select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1]) <> 'brand_id'`,
    );
    expect(loose).toEqual([]);
  });

  it("a table of a brand points at its brand, hot tables apart", async () => {
    const loose = await names(
      `select c.relname as name ${TABLES} and ${HAS_BRAND} and c.relname <> all ($1) and not exists (
         select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f')`,
      [HOT_TABLES],
    );
    expect(loose).toEqual([]);
  });

  it("the application owns nothing and cannot write what the kernel writes", async () => {
    const owned = await names(
      `select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'fairlead_app'`,
    );
    expect(owned).toEqual([]);
    const writable = await names(
      `select t as name from unnest($1::text[]) t where has_table_privilege('fairlead_app', t, 'insert, update, delete, truncate')
         or has_any_column_privilege('fairlead_app', t, 'insert, update')`,
      [KERNEL_TABLES],
    );
    expect(writable).toEqual([]);
  });

  it("a company's users write nothing", async () => {
    const writable = await names(
      `select r || ' ' || c.relname as name ${TABLES.replace("pg_class c", "unnest(array['fairlead_buyer', 'fairlead_supplier']) r, pg_class c")}
         and (has_table_privilege(r, c.oid, 'insert, update, delete, truncate') or has_any_column_privilege(r, c.oid, 'insert, update'))`,
    );
    expect(writable).toEqual([]);
  });

  it("no function but the kernel's runs as its owner, and each of those fixes its search path and is closed to the public", async () => {
    const open = await names(
      `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('public', 'kernel') and p.prosecdef and (
         n.nspname <> 'kernel' or pg_get_userbyid(p.proowner) <> 'fairlead_kernel'
         or not exists (select from unnest(p.proconfig) s where s like 'search_path=%')
         or has_function_privilege('public', p.oid, 'execute'))`,
    );
    expect(open).toEqual([]);
  });

  it("no view and no materialized view sees past row security", async () => {
    expect(
      await names(
        `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm')`,
      ),
    ).toEqual([]);
  });

  it("without a brand nothing is seen", async () => {
    const tables = await names(
      `select c.relname as name ${TABLES} and (${HAS_BRAND} or c.relname = 'brand')`,
    );
    for (const role of ["fairlead_app", "fairlead_buyer", "fairlead_supplier"]) {
      await db.query(`begin; set local role ${role}`);
      for (const table of tables) {
        const { rows } = await db.query<{ n: number }>(
          `select count(*)::int as n from ${pg.escapeIdentifier(table)}`,
        );
        expect(rows[0]?.n, `${role} ${table}`).toBe(0);
      }
      await db.query("rollback");
    }
  });
});
