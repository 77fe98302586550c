import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { at, brandId, createdAt, minor, typeId, uuidList } from "../columns";
import { buyer } from "./companies";
import { category } from "./leads";

/** A buyer's standing demand in a category. */
export const contract = pgTable(
  "contract",
  {
    brandId: brandId(),
    id: typeId("contract").notNull(),
    /** Unique in the brand, never reused: stored decisions name contracts by it. */
    number: integer().notNull(),
    buyerId: typeId("buyer", "buyer_id").notNull(),
    categoryId: typeId("category", "category_id").notNull(),
    name: text().notNull(),
    status: text().$type<"active" | "paused" | "archived">().notNull().default("active"),
    mode: text().$type<"exclusive" | "shared" | "either">().notNull(),
    priceExclusiveMinor: minor("price_exclusive_minor"),
    priceSharedMinor: minor("price_shared_minor"),
    /** Between which prices the buyer sets its own; null: they are agreed with the operator. Shape: lib/routing/schema.ts. */
    bidRange: jsonb("bid_range"),
    /** Shapes: lib/routing/schema.ts. */
    territory: jsonb().notNull(),
    filters: jsonb().notNull(),
    schedule: jsonb(),
    capDay: integer("cap_day"),
    capWeek: integer("cap_week"),
    capMonth: integer("cap_month"),
    capTotal: integer("cap_total"),
    budgetDayMinor: minor("budget_day_minor"),
    budgetWeekMinor: minor("budget_week_minor"),
    budgetMonthMinor: minor("budget_month_minor"),
    budgetTotalMinor: minor("budget_total_minor"),
    priority: integer().notNull().default(0),
    weight: integer().notNull().default(1),
    /** Null: every source. */
    sourcesAllowed: uuidList("sources_allowed"),
    sourcesDenied: uuidList("sources_denied").notNull().default(sql`'{}'`),
    /** Endpoints each sale is delivered to. */
    endpointIds: uuidList("endpoint_ids").notNull().default(sql`'{}'`),
    /** The brand's routing_version at this contract's last change: a snapshot reloads what is newer than itself. */
    routingVersion: bigint("routing_version", { mode: "number" }).notNull(),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    unique("contract_number_unique").on(t.brandId, t.number),
    foreignKey({ columns: [t.brandId, t.buyerId], foreignColumns: [buyer.brandId, buyer.id] }),
    foreignKey({ columns: [t.brandId, t.categoryId], foreignColumns: [category.brandId, category.id] }),
    index("contract_buyer_index").on(t.brandId, t.buyerId),
    index("contract_routing_version_index").on(t.brandId, t.routingVersion),
    check("contract_status_check", sql`${t.status} in ('active', 'paused', 'archived')`),
    check("contract_mode_check", sql`${t.mode} in ('exclusive', 'shared', 'either')`),
    check(
      "contract_price_check",
      sql`(${t.mode} = 'shared' or ${t.priceExclusiveMinor} > 0 and ${t.priceExclusiveMinor} is not null)
      and (${t.mode} = 'exclusive' or ${t.priceSharedMinor} > 0 and ${t.priceSharedMinor} is not null)`,
    ),
  ],
);

/** One step of a category's routing. */
export const stage = pgTable(
  "stage",
  {
    brandId: brandId(),
    id: typeId("stage").notNull(),
    categoryId: typeId("category", "category_id").notNull(),
    /** Order within the category, from 0. */
    position: smallint().notNull(),
    name: text().notNull(),
    strategy: text().$type<"priority" | "round_robin" | "weighted" | "highest_bid">().notNull(),
    exclusiveFirst: boolean("exclusive_first").notNull().default(false),
    maxSales: smallint("max_sales"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    foreignKey({ columns: [t.brandId, t.categoryId], foreignColumns: [category.brandId, category.id] }),
    unique("stage_position_unique").on(t.brandId, t.categoryId, t.position),
    check("stage_position_check", sql`${t.position} between 0 and 99`),
    check(
      "stage_strategy_check",
      sql`${t.strategy} in ('priority', 'round_robin', 'weighted', 'highest_bid')`,
    ),
  ],
);

export const stageContract = pgTable(
  "stage_contract",
  {
    brandId: brandId(),
    stageId: typeId("stage", "stage_id").notNull(),
    contractId: typeId("contract", "contract_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.stageId, t.contractId] }),
    foreignKey({ columns: [t.brandId, t.stageId], foreignColumns: [stage.brandId, stage.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.brandId, t.contractId], foreignColumns: [contract.brandId, contract.id] }),
    index("stage_contract_contract_index").on(t.brandId, t.contractId),
  ],
);
