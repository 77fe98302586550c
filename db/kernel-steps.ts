/**
 * The money kernel's steps inside a transaction (`tx`): adjustments, reversals, credit, accounts, counters. They are called
 * before the transaction's other writes, because they take the brand's lock. Sales go through kernel.ts.
 */
import { type SQL, sql } from "drizzle-orm";
import { fromUuid, type Id, newUuid, toUuid } from "@/lib/core/id";
import type { LeadStatus } from "@/lib/leads/schema";
import type { Tx } from "./brand";
import { refusal } from "./kernel-refusal";

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
