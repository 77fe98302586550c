import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  customType,
  doublePrecision,
  foreignKey,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { at, brandId, createdAt, typeId } from "../columns";

/** A tenant. On the platform list: it is found by host before any brand is set; row security shows a brand only itself. */
export const brand = pgTable("brand", {
  id: typeId("brand").primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  legalName: text("legal_name").notNull(),
  currency: text().$type<"EUR" | "USD" | "CHF" | "GBP">().notNull(),
  timeZone: text("time_zone").notNull(),
  locale: text().$type<"en" | "de">().notNull(),
  country: text().notNull(),
  /** Colour, radius, font, logo: see lib/brands/theme.ts. */
  theme: jsonb().notNull(),
  mailFrom: text("mail_from").notNull(),
  /** Moves with every change that routing must see; `sell` refuses proposals made with an older one. */
  routingVersion: bigint("routing_version", { mode: "number" }).notNull().default(1),
  /** The next number of a contract of this brand. */
  nextContractNumber: bigint("next_contract_number", { mode: "number" }).notNull().default(1),
  /** The brand's own ledger accounts (see lib/wallet/README.md); made with the brand. */
  revenueAccountId: uuid("revenue_account_id").notNull(),
  costAccountId: uuid("cost_account_id").notNull(),
  adjustmentAccountId: uuid("adjustment_account_id").notNull(),
  createdAt: createdAt(),
  archivedAt: at("archived_at"),
});

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** The pictures of a brand's logo; what they are is in its theme. */
export const brandLogo = pgTable(
  "brand_logo",
  {
    brandId: brandId(),
    mode: text().$type<"light" | "dark">().notNull(),
    /** Made by lib/brands/draw-logo.ts. */
    png: bytes().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.mode] }),
    foreignKey({ columns: [t.brandId], foreignColumns: [brand.id] }),
    check("brand_logo_mode_check", sql`${t.mode} in ('light', 'dark')`),
  ],
);

/** The hosts a brand answers on, lower case, without the port. */
export const brandHost = pgTable(
  "brand_host",
  {
    host: text().primaryKey(),
    brandId: typeId("brand", "brand_id").notNull(),
    isPrimary: boolean("is_primary").notNull().default(false),
  },
  (t) => [foreignKey({ columns: [t.brandId], foreignColumns: [brand.id] })],
);

/** Postal codes with coordinates, shared by all brands (GeoNames, CC BY 4.0). Read only. */
export const postalCode = pgTable(
  "postal_code",
  {
    country: text().notNull(),
    code: text().notNull(),
    place: text().notNull(),
    /** Second half of ISO 3166-2: BY of DE-BY. Empty where the country has none. */
    state: text().notNull(),
    lat: doublePrecision().notNull(),
    lng: doublePrecision().notNull(),
  },
  (t) => [primaryKey({ columns: [t.country, t.code] })],
);

/** What migrate.ts has applied besides the migrations: hashes of row security, functions and postal codes. */
export const schemaState = pgTable("schema_state", { key: text().primaryKey(), hash: text().notNull() });
