import { sql } from "drizzle-orm";
import { check, foreignKey, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { at, brandId, createdAt, minor, typeId } from "../columns";
import { brand } from "./brands";

/** A company that buys leads. */
export const buyer = pgTable(
  "buyer",
  {
    brandId: brandId(),
    id: typeId("buyer").notNull(),
    name: text().notNull(),
    email: text().notNull(),
    phone: text(),
    country: text().notNull(),
    /** IANA zone: the buyer's caps, budgets and hours count in it. */
    timeZone: text("time_zone").notNull(),
    locale: text().$type<"en" | "de">().notNull(),
    status: text().$type<"active" | "suspended">().notNull().default("active"),
    /** The wallet: an exact account of the ledger; its floor is minus the credit limit. */
    walletAccountId: uuid("wallet_account_id").notNull(),
    /** Below it the buyer is told that money runs short; null: ten times what the dearest active contract pays. */
    lowBalanceMinor: minor("low_balance_minor"),
    /** When the buyer was last told; cleared once what is available is above again. */
    lowBalanceToldAt: at("low_balance_told_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    foreignKey({ columns: [t.brandId], foreignColumns: [brand.id] }),
    unique("buyer_name_unique").on(t.brandId, t.name),
    check("buyer_status_check", sql`${t.status} in ('active', 'suspended')`),
  ],
);

/** A company that delivers leads. */
export const supplier = pgTable(
  "supplier",
  {
    brandId: brandId(),
    id: typeId("supplier").notNull(),
    name: text().notNull(),
    email: text().notNull(),
    status: text().$type<"active" | "suspended">().notNull().default("active"),
    /** What the brand owes the supplier: a lazy account of the ledger. */
    payableAccountId: uuid("payable_account_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    foreignKey({ columns: [t.brandId], foreignColumns: [brand.id] }),
    unique("supplier_name_unique").on(t.brandId, t.name),
    check("supplier_status_check", sql`${t.status} in ('active', 'suspended')`),
  ],
);
