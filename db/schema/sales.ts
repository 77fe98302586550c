import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { SaleMode } from "../../lib/leads/schema";
import { at, brandId, minor, typeId } from "../columns";
import { user } from "./accounts";
import { contract } from "./routing";

/**
 * One lead sold to one buyer. Hot, written by the kernel alone (invariants I12 and I14 check what foreign keys and checks
 * would); its id is the transaction id of its entries.
 */
export const sale = pgTable(
  "sale",
  {
    brandId: brandId(),
    id: typeId("sale").notNull(),
    leadId: typeId("lead", "lead_id").notNull(),
    contractId: typeId("contract", "contract_id").notNull(),
    buyerId: typeId("buyer", "buyer_id").notNull(),
    supplierId: typeId("supplier", "supplier_id").notNull(),
    categoryId: typeId("category", "category_id").notNull(),
    walletAccountId: uuid("wallet_account_id").notNull(),
    mode: text().$type<SaleMode>().notNull(),
    origin: text().$type<"push" | "shop" | "package">().notNull(),
    priceMinor: minor("price_minor").notNull(),
    payoutMinor: minor("payout_minor").notNull(),
    soldAt: at("sold_at").notNull(),
    reversedAt: at("reversed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    // A buyer never gets the same lead twice, not even after a reversal.
    uniqueIndex("sale_lead_buyer_unique").on(t.brandId, t.leadId, t.buyerId),
    index("sale_buyer_index").on(t.brandId, t.buyerId, t.id),
  ],
);

/** Why each contract did or did not get a lead: see lib/routing/verdict.ts. A resale adds to the same lead's decisions. */
export const decision = pgTable(
  "decision",
  {
    brandId: brandId(),
    leadId: typeId("lead", "lead_id").notNull(),
    decidedAt: at("decided_at").notNull(),
    routingVersion: bigint("routing_version", { mode: "number" }).notNull(),
    trail: integer().array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.brandId, t.leadId, t.decidedAt] })],
);

/**
 * What a contract has bought in the current day, week, month and in total, in the buyer's zone: count and money. Periods
 * roll lazily: a figure counts only while its period is the current one. Written by the kernel alone.
 */
export const contractCounter = pgTable(
  "contract_counter",
  {
    brandId: brandId(),
    contractId: typeId("contract", "contract_id").notNull(),
    day: date({ mode: "string" }).notNull(),
    dayCount: integer("day_count").notNull().default(0),
    daySpent: minor("day_spent").notNull().default(0),
    week: date({ mode: "string" }).notNull(),
    weekCount: integer("week_count").notNull().default(0),
    weekSpent: minor("week_spent").notNull().default(0),
    month: date({ mode: "string" }).notNull(),
    monthCount: integer("month_count").notNull().default(0),
    monthSpent: minor("month_spent").notNull().default(0),
    totalCount: integer("total_count").notNull().default(0),
    totalSpent: minor("total_spent").notNull().default(0),
    lastSoldAt: at("last_sold_at"),
    // What a sale needs to know of the contract, worked out once a day and for each change of the contract or its buyer, and
    // good for `terms_version` from `terms_from` until `terms_until` (kernel.renew_counters): a sale then reads two rows, this and the wallet.
    /** The least left of the caps, times 4, plus its period (0 day, 1 week, 2 month, 3 total). */
    capLeft: minor("cap_left").notNull().default(0),
    /** The same of the budgets. */
    budgetLeft: minor("budget_left").notNull().default(0),
    /** The contract's routing_version. */
    termsVersion: bigint("terms_version", { mode: "number" }).notNull().default(0),
    /** When it was worked out, and at the latest the end of the buyer's day. */
    termsFrom: at("terms_from").notNull().default(sql`'epoch'`),
    termsUntil: at("terms_until").notNull().default(sql`'epoch'`),
    /** The verdict that keeps the contract from buying at all; 0: none. */
    block: bigint({ mode: "number" }).notNull().default(0),
    /** Null: it does not buy that way. */
    priceExclusive: minor("price_exclusive"),
    priceShared: minor("price_shared"),
    /** The buyer's; null until first worked out. */
    walletAccountId: uuid("wallet_account_id"),
    buyerId: typeId("buyer", "buyer_id"),
    /** The buyer's endpoints that a sale is delivered to, as the text of an array: an array of arrays would have to be even. */
    endpoints: text(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.contractId] }),
    foreignKey({ columns: [t.brandId, t.contractId], foreignColumns: [contract.brandId, contract.id] }),
  ],
);

/** When a buyer first opened a sold lead's contact. */
export const saleOpening = pgTable(
  "sale_opening",
  {
    brandId: brandId(),
    saleId: typeId("sale", "sale_id").notNull(),
    buyerId: typeId("buyer", "buyer_id").notNull(),
    openedAt: at("opened_at").notNull().defaultNow(),
    userId: typeId("user", "user_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.saleId] }),
    foreignKey({ columns: [t.brandId, t.userId], foreignColumns: [user.brandId, user.id] }),
  ],
);

/** What a buyer makes of a bought lead: a small CRM. One card a sale, made on its first change; without one it is new. */
export const saleCard = pgTable(
  "sale_card",
  {
    brandId: brandId(),
    saleId: typeId("sale", "sale_id").notNull(),
    buyerId: typeId("buyer", "buyer_id").notNull(),
    stage: text().$type<"new" | "contacted" | "quoted" | "won" | "lost">().notNull().default("new"),
    /** When it came to this stage. */
    stageAt: at("stage_at").notNull().defaultNow(),
    lostReason: text("lost_reason"),
    starred: boolean().notNull().default(false),
    /** A calendar day in the buyer's zone. */
    followUpOn: date("follow_up_on", { mode: "string" }),
    dealValueMinor: minor("deal_value_minor"),
    updatedAt: at("updated_at").notNull().defaultNow(),
    updatedBy: typeId("user", "updated_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.saleId] }),
    foreignKey({ columns: [t.brandId, t.updatedBy], foreignColumns: [user.brandId, user.id] }),
    index("sale_card_stage_index").on(t.brandId, t.buyerId, t.stage),
    check("sale_card_stage_check", sql`${t.stage} in ('new', 'contacted', 'quoted', 'won', 'lost')`),
    check("sale_card_lost_check", sql`${t.lostReason} is null or ${t.stage} = 'lost'`),
    check("sale_card_value_check", sql`${t.dealValueMinor} >= 0`),
  ],
);

/** A buyer's note on a bought lead. */
export const saleNote = pgTable(
  "sale_note",
  {
    brandId: brandId(),
    id: typeId("note").notNull(),
    saleId: typeId("sale", "sale_id").notNull(),
    buyerId: typeId("buyer", "buyer_id").notNull(),
    userId: typeId("user", "user_id").notNull(),
    body: text().notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    foreignKey({ columns: [t.brandId, t.userId], foreignColumns: [user.brandId, user.id] }),
    index("sale_note_sale_index").on(t.brandId, t.saleId, t.id),
  ],
);
