/**
 * The money kernel's caller: the only way to the functions in db/functions, which are the only writers of ledger, caps and
 * places. `sell` takes a batch in one round trip, outside any transaction; the others are steps inside one (`tx`) and are
 * called before the transaction's other writes, because they take the brand's lock.
 */
import { type SQL, sql } from "drizzle-orm";
import { AppError } from "@/lib/core/errors";
import { fromUuid, type Id, newUuid, toUuid } from "@/lib/core/id";
import type { LeadStatus } from "@/lib/leads/schema";
import { sqlState, type Tx } from "./brand";
import { pool } from "./client";
import { decodeAnswer, encodeBatch, SELL_PARAMETERS } from "./kernel-batch";
import type { SellBatch, SellOutcome } from "./kernel-types";

export { packLead } from "./kernel-batch";
export type {
  SellBatch,
  SellCandidate,
  SellInlet,
  SellLead,
  SellLeadRow,
  SellOutcome,
} from "./kernel-types";

/** Proposals were made with an older routing_version: load what changed, propose anew. Nothing was written. */
export class StaleRoutingError extends Error {
  override readonly name = "StaleRoutingError";
  /** A mark instead of instanceof: one process holds several copies of this module. */
  readonly isStaleRouting = true;
}

const parameters = Array.from({ length: SELL_PARAMETERS }, (_, i) => `$${i + 1}`).join(",");
const SELL = `select * from kernel.sell(${parameters})`;
const SELL_MANY = `select * from kernel.sell_many($1)`;
// The answer is arrays of numbers and uuids: split by hand, several times as fast as the driver's parser.
const asText = { getTypeParser: () => (value: string) => value };

/** The kernel's refusals in the words of core/errors.ts. */
function refusal(error: unknown): unknown {
  // Drizzle wraps the database's error in one that shows the whole query.
  const told = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const message = told instanceof Error ? told.message : String(told);
  switch (sqlState(error)) {
    case "FL001":
      return new StaleRoutingError(message);
    case "FL002":
      return new AppError("precondition_failed", "wallet.insufficient_funds", {
        message: "The wallet does not hold enough for this.",
      });
    case "FL003":
      return new AppError("conflict", "idempotency.key_reused", {
        message: "This idempotency key was used with another input.",
      });
    case "FL004":
      return new AppError("conflict", "sale.already_reversed", { message: "The sale is reversed already." });
    case "FL005":
      return new AppError("not_found", "kernel.not_found", { message: "There is no such thing here." });
    case "FL006":
      return new RangeError(message, { cause: error });
    case "FL007":
      return new AppError("precondition_failed", "wallet.frozen", {
        message: "The wallet is frozen: nothing can be taken out of it.",
      });
    default:
      return error;
  }
}

/**
 * Decides, sells and stores a batch of one brand's leads, durable on return. One outcome per lead, in the batch's order.
 * @throws StaleRoutingError  AppError kernel.not_found (a source or contract of another brand)  RangeError (a caller's bug)
 */
export async function sell(batch: SellBatch): Promise<SellOutcome[]> {
  return (await sellUnread(batch))();
}

/** The same, the answer not read yet: who has another batch sends that first, so that the database does not wait meanwhile. */
export async function sellUnread(batch: SellBatch): Promise<() => SellOutcome[]> {
  if (batch.leads.length === 0) return () => [];
  const { values, contracts } = encodeBatch(batch);
  try {
    const answer = await pool().query<string[]>({
      name: "kernel.sell",
      text: SELL,
      values,
      types: asText,
      rowMode: "array",
    });
    return () => decodeAnswer(batch, contracts, answer.rows[0] ?? []);
  } catch (error) {
    throw refusal(error);
  }
}

/**
 * Batches of several brands in one commit; each brand at most once. What fails one fails all: try them singly then.
 * @returns the outcomes of each batch, in the order given
 * @throws like sell
 */
export async function sellMany(batches: readonly SellBatch[]): Promise<SellOutcome[][]> {
  // Always in the same order of brands: two processes must not wait for each other's lock.
  const order = batches
    .map((_, i) => i)
    .filter((i) => (batches[i] as SellBatch).leads.length > 0)
    .sort((a, b) => ((batches[a] as SellBatch).brandId < (batches[b] as SellBatch).brandId ? -1 : 1));
  const encoded = order.map((i) => encodeBatch(batches[i] as SellBatch));
  const outcomes: SellOutcome[][] = batches.map(() => []);
  if (order.length === 0) return outcomes;
  try {
    const answer = await pool().query<string[]>({
      name: "kernel.sell_many",
      text: SELL_MANY,
      values: [encoded.flatMap((one) => one.values)],
      types: asText,
      rowMode: "array",
    });
    for (const [slice, i] of order.entries()) {
      const [, ...row] = answer.rows[slice] ?? [];
      outcomes[i] = decodeAnswer(batches[i] as SellBatch, encoded[slice]?.contracts ?? [], row);
    }
    return outcomes;
  } catch (error) {
    throw refusal(error);
  }
}

// Steps act on the transaction's own brand.
const BRAND = sql`nullif(current_setting('app.brand_id', true), '')::uuid`;

async function call<R extends Record<string, unknown>>(tx: Tx, query: SQL): Promise<R> {
  try {
    const { rows } = await tx.execute<R>(query);
    return rows[0] as R;
  } catch (error) {
    throw refusal(error);
  }
}

interface Posting {
  readonly transactionId: Id<"txn">;
  readonly reason: string;
  readonly actorUserId: Id<"user"> | null;
  readonly idempotencyKey: string;
  /** Of everything that makes the request what it is: the same key with another hash is refused. */
  readonly inputHash: string;
  readonly now: Date;
}

/** Keeps the brand's sales and postings away until the transaction ends. The kernel's functions take the same lock. */
export async function lockBrand(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(current_setting('app.brand_id'), 7))`);
}

export interface Posted {
  readonly transactionId: Id<"txn">;
  /** The wallet's balance after the entry, minor units. */
  readonly balanceMinor: number;
  readonly postedAt: Date;
  /** True: the key had been used with this input before, and nothing was posted now. */
  readonly replayed: boolean;
}

interface PostedRow extends Record<string, unknown> {
  transaction_id: string;
  balance: string;
  posted_at: string | Date;
  replayed: boolean;
}

function posted(row: PostedRow): Posted {
  return {
    transactionId: fromUuid("txn", row.transaction_id),
    balanceMinor: Number(row.balance),
    postedAt: new Date(row.posted_at),
    replayed: row.replayed,
  };
}

const userOrNull = (id: Id<"user"> | null): string | null => (id ? toUuid("user", id) : null);

/**
 * Moves `amountMinor` (not 0; positive: in) between a wallet and the brand's adjustment account. `accountId` is a uuid.
 * @throws AppError wallet.insufficient_funds, wallet.frozen, idempotency.key_reused, kernel.not_found
 */
export async function postAdjustment(
  tx: Tx,
  p: Posting & { readonly accountId: string; readonly amountMinor: number },
): Promise<Posted> {
  return posted(
    await call<PostedRow>(
      tx,
      sql`select * from kernel.post_adjustment(${BRAND}, ${toUuid("txn", p.transactionId)}, ${p.accountId}, ${p.amountMinor},
        ${p.reason}, ${userOrNull(p.actorUserId)}, ${p.idempotencyKey}, ${p.inputHash}, ${p.now.toISOString()})`,
    ),
  );
}

/**
 * Lets the wallet go down to minus `limitMinor` (≥ 0). `accountId` is a uuid. Returns its balance.
 * @throws AppError wallet.insufficient_funds (it owes more already), kernel.not_found
 */
export async function setCreditLimit(
  tx: Tx,
  p: { readonly accountId: string; readonly limitMinor: number },
): Promise<number> {
  const query = sql`select kernel.set_credit_limit(${BRAND}, ${p.accountId}, ${p.limitMinor}) as balance`;
  return Number((await call<{ balance: string }>(tx, query)).balance);
}

/**
 * Freezes a wallet for a reason, so that nothing is taken out of it, or opens it again (`frozen` null). `accountId` is a uuid.
 * @throws AppError kernel.not_found
 */
export async function freezeWallet(
  tx: Tx,
  p: { readonly accountId: string; readonly frozen: { readonly at: Date; readonly reason: string } | null },
): Promise<void> {
  const { at = null, reason = null } = p.frozen ?? {};
  await call(
    tx,
    sql`select kernel.freeze_wallet(${BRAND}, ${p.accountId}, ${at?.toISOString() ?? null}::timestamptz, ${reason})`,
  );
}

/**
 * Posts the exact inverse of a sale, frees its places on the lead and cancels its pending deliveries. Once per sale.
 * @throws AppError sale.already_reversed, idempotency.key_reused, kernel.not_found
 */
export async function reverseSale(
  tx: Tx,
  p: Posting & { readonly saleId: Id<"sale"> },
): Promise<Posted & { readonly leadStatus: LeadStatus }> {
  const row = await call<PostedRow & { lead_status: LeadStatus }>(
    tx,
    sql`select * from kernel.reverse_sale(${BRAND}, ${toUuid("txn", p.transactionId)}, ${toUuid("sale", p.saleId)},
      ${p.reason}, ${userOrNull(p.actorUserId)}, ${p.idempotencyKey}, ${p.inputHash}, ${p.now.toISOString()})`,
  );
  return { ...posted(row), leadStatus: row.lead_status };
}

type NewAccount = { readonly unit: string } & (
  | { readonly kind: "wallet"; readonly buyerId: Id<"buyer"> }
  | { readonly kind: "payable"; readonly supplierId: Id<"supplier"> }
);

/** Opens a buyer's wallet (empty, no credit) or the account of what a supplier is owed. Returns its id, a uuid. */
export async function openAccount(tx: Tx, account: NewAccount): Promise<string> {
  const id = newUuid();
  const buyerId = account.kind === "wallet" ? toUuid("buyer", account.buyerId) : null;
  const supplierId = account.kind === "payable" ? toUuid("supplier", account.supplierId) : null;
  await call(
    tx,
    sql`select kernel.open_account(${BRAND}, ${id}, ${account.kind}, ${account.unit}, ${buyerId}, ${supplierId})`,
  );
  return id;
}

/** Opens the accounts that the brand's row names (revenue, cost, adjustment), in withPlatform too. Again changes nothing. */
export async function openBrandAccounts(tx: Tx, brandId: Id<"brand">): Promise<void> {
  await call(tx, sql`select kernel.open_brand_accounts(${toUuid("brand", brandId)})`);
}

/** Opens the counter of a contract just inserted: without it the contract cannot sell. */
export async function openContract(tx: Tx, contractId: Id<"contract">): Promise<void> {
  await call(tx, sql`select kernel.open_contract(${BRAND}, ${toUuid("contract", contractId)})`);
}

/** Counts a contract's periods anew from its sales: for each contract of a buyer who moved to another time zone. */
export async function recountContract(tx: Tx, contractId: Id<"contract">): Promise<void> {
  await call(tx, sql`select kernel.recount_contract(${BRAND}, ${toUuid("contract", contractId)})`);
}
