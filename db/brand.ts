/**
 * The only way to a transaction. `withBrand` sets role and brand for it, and row security does the rest: queries never name
 * the brand. `withPlatform` sees across brands and has a short reviewed list of callers (tests/architecture.test.ts).
 */
import { NodePgDatabase, NodePgSession } from "drizzle-orm/node-postgres";
import { PgDialect } from "drizzle-orm/pg-core";
import { AppError, isAppError } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { toUuid } from "@/lib/core/id";
import { type Client, pool } from "./client";

/** A transaction of one brand. */
export type Tx = NodePgDatabase;

export interface BrandScope {
  readonly brandId: Id<"brand">;
  /** Set inside queries of a buyer's or a supplier's user: a second policy then shows only what is theirs. */
  readonly buyerId?: Id<"buyer">;
  readonly supplierId?: Id<"supplier">;
  readonly readOnly?: boolean;
}

const committed = new WeakMap<Tx, (() => void)[]>();

/**
 * Runs `effect` once the transaction counts, and never where it does not: for what this process remembers of the database.
 * Forgotten before the commit, it would be read again as it was, and kept. It must not throw.
 */
export function afterCommit(tx: Tx, effect: () => void): void {
  committed.set(tx, [...(committed.get(tx) ?? []), effect]);
}

const RETRIED = new Set(["40001", "40P01"]);

/** SQLSTATE of a database error, also where drizzle wrapped it. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("code" in error && typeof error.code === "string" && error.code.length === 5) return error.code;
  return "cause" in error ? sqlState(error.cause) : undefined;
}

/** The name of the constraint that a database error is about. */
export function constraintOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("constraint" in error && typeof error.constraint === "string") return error.constraint;
  return "cause" in error ? constraintOf(error.cause) : undefined;
}

/** No connection, or one that broke under way: whether a commit that was cut off counted, nobody can tell. */
function databaseAway(cause: unknown): AppError {
  return new AppError("unavailable", "database.unavailable", {
    message: "The database does not answer. Try again, with the same Idempotency-Key where you sent one.",
    retryAfterSeconds: 2,
    cause,
  });
}

// A transaction that hangs after a kernel step would hold up the brand's sales: the server ends it. And statements here are
// short: where row security makes one look expensive, compiling it takes longer than running it, and a search that takes every
// core for itself makes all who look at pages wait.
const LIMITS =
  "set local idle_in_transaction_session_timeout = '60s'; set local jit = off; set local max_parallel_workers_per_gather = 0";

/** How a transaction begins, and whether it only reads. */
interface Beginning {
  readonly prelude: string;
  readonly readOnly: boolean;
}

// Role and settings hold for the transaction only, so they are safe behind a pooler in transaction mode. Every value is
// a role of ours or a uuid that `toUuid` made: nothing to escape.
async function inTransaction<T>({ prelude, readOnly }: Beginning, fn: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client: Client = await pool()
      .connect()
      .catch((error: unknown) => {
        throw databaseAway(error);
      });
    let broken = false;
    let ended: Promise<unknown> = Promise.resolve();
    const failure = client.query(`${prelude}; ${LIMITS}`).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    try {
      // What only reads sends its first question along. Nothing it was answered leaves before it is known that it had begun.
      if (!readOnly) refuse(await failure);
      const tx = openTx(client);
      const result = await fn(tx);
      refuse(await failure);
      // Of what was only read, a commit changes nothing.
      if (readOnly) ended = client.query("commit");
      else await client.query("commit");
      for (const effect of committed.get(tx) ?? []) effect();
      return result;
    } catch (thrown) {
      const unbegun = await failure;
      const error = unbegun ? unbegun.error : thrown;
      await client.query("rollback").catch(() => {
        broken = true;
      });
      // Before it began nothing was done: the pool had lent a connection that was cut while nobody used it.
      if (attempt < 3 && (RETRIED.has(sqlState(error) ?? "") || (broken && unbegun))) continue;
      throw broken && !isAppError(error) ? databaseAway(error) : error;
    } finally {
      ended.then(
        () => client.release(broken),
        () => client.release(true),
      );
    }
  }
}

// One for all transactions: it remembers the names of columns.
const dialect = new PgDialect();

/** Without the schema, which only its relational queries need: reading it in cost more than most transactions. */
function openTx(client: Client): Tx {
  return new NodePgDatabase(dialect, new NodePgSession(client, dialect, undefined), undefined);
}

function refuse(failure: { readonly error: unknown } | null): void {
  if (failure) throw failure.error;
}

/** A company's users read by a role of their own, which sees what is theirs and writes nothing. */
function roleOf({ buyerId, supplierId }: BrandScope): string {
  if (buyerId && supplierId) throw new RangeError("nobody is a buyer and a supplier");
  if (buyerId) return "fairlead_buyer";
  return supplierId ? "fairlead_supplier" : "fairlead_app";
}

/** Runs `fn` in one transaction of the brand, as the application's role. Deadlocks are tried again, twice. */
export function withBrand<T>(scope: BrandScope, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const settings = [
    `set local role ${roleOf(scope)}`,
    `set local app.brand_id = '${toUuid("brand", scope.brandId)}'`,
  ];
  if (scope.buyerId) settings.push(`set local app.buyer_id = '${toUuid("buyer", scope.buyerId)}'`);
  if (scope.supplierId)
    settings.push(`set local app.supplier_id = '${toUuid("supplier", scope.supplierId)}'`);
  const { readOnly = false } = scope;
  return inTransaction(
    { prelude: `begin${readOnly ? " read only" : ""}; ${settings.join("; ")}`, readOnly },
    fn,
  );
}

/**
 * Runs `fn` in one transaction across brands, as the platform's role, which sees hosts, keys and queues but no lead.
 * @param _reason Why this caller may: stands in the code, for the reviewer.
 */
export function withPlatform<T>(_reason: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction({ prelude: "begin; set local role fairlead_platform", readOnly: false }, fn);
}
