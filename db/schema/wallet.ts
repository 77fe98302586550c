import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { at, brandId, createdAt, minor, typeId } from "../columns";
import { brand } from "./brands";

/**
 * An account of the double-entry ledger. Exact accounts (wallets) carry balance and version with every entry; lazy ones
 * (revenue, cost, payable, adjustment) are hot and have entries only: balance and version stay 0.
 * Written by the kernel's functions alone.
 */
export const ledgerAccount = pgTable(
  "ledger_account",
  {
    brandId: brandId(),
    id: uuid().notNull(),
    kind: text().$type<"wallet" | "revenue" | "cost" | "payable" | "adjustment">().notNull(),
    /** A currency, or later `credit:<package>`. Every transaction sums to zero per unit. */
    unit: text().notNull(),
    exact: boolean().notNull(),
    buyerId: typeId("buyer", "buyer_id"),
    supplierId: typeId("supplier", "supplier_id"),
    balance: minor("balance").notNull().default(0),
    /** The balance may not fall below it: 0, or minus the credit limit. */
    floor: minor("floor").notNull().default(0),
    version: bigint({ mode: "number" }).notNull().default(0),
    /** A frozen account takes no debits. */
    frozenAt: at("frozen_at"),
    /** Why, for the operator's people only. */
    frozenReason: text("frozen_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    foreignKey({ columns: [t.brandId], foreignColumns: [brand.id] }),
    check("ledger_account_floor_check", sql`not ${t.exact} or ${t.balance} >= ${t.floor}`),
    index("ledger_account_buyer_index").on(t.brandId, t.buyerId),
  ],
);

/**
 * The head of a posting that is no sale: adjustment, reversal. A sale is the head of its own posting: its entries carry
 * the sale's id as transaction id. Append only, written by the kernel alone.
 */
export const ledgerTransaction = pgTable(
  "ledger_transaction",
  {
    brandId: brandId(),
    id: typeId("txn").notNull(),
    kind: text().$type<"adjustment" | "reversal" | "credit_limit">().notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    inputHash: text("input_hash").notNull(),
    /** The sale whose posting this one inverts. At most one per sale. */
    reversesSaleId: typeId("sale", "reverses_sale_id"),
    reason: text(),
    actorUserId: typeId("user", "actor_user_id"),
    postedAt: at("posted_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    foreignKey({ columns: [t.brandId], foreignColumns: [brand.id] }),
    unique("ledger_transaction_idempotency_unique").on(t.brandId, t.idempotencyKey),
    unique("ledger_transaction_reverses_unique").on(t.brandId, t.reversesSaleId),
    check(
      "ledger_transaction_reversal_check",
      sql`(${t.kind} = 'reversal') = (${t.reversesSaleId} is not null)`,
    ),
  ],
);

/** One leg of a posting. Hot: no foreign keys, no checks: the kernel is the only writer, and the invariants I12 and I14 check what they would. */
export const ledgerEntry = pgTable(
  "ledger_entry",
  {
    brandId: brandId(),
    /** A ledger_transaction's or a sale's id. */
    transactionId: uuid("transaction_id").notNull(),
    leg: smallint().notNull(),
    accountId: uuid("account_id").notNull(),
    amount: minor("amount").notNull(),
    postedAt: at("posted_at").notNull(),
    /** Exact accounts only: the balance after this entry, and the gapless number of it. */
    balanceAfter: minor("balance_after"),
    accountVersion: bigint("account_version", { mode: "number" }),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.transactionId, t.leg] }),
    uniqueIndex("ledger_entry_chain_unique")
      .on(t.brandId, t.accountId, t.accountVersion)
      .where(sql`account_version is not null`),
  ],
);
