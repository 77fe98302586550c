import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { ViewPage } from "@/lib/accounts/view-schema";
import { at, brandId, createdAt, typeId } from "../columns";
import { brand } from "./brands";
import { buyer, supplier } from "./companies";

/** A person's account at one brand. The same person at two brands has two rows that know nothing of each other. */
export const user = pgTable(
  "app_user",
  {
    brandId: brandId(),
    id: typeId("user").notNull(),
    kind: text().$type<"operator" | "buyer" | "supplier">().notNull(),
    role: text().$type<"owner" | "manager" | "support" | "viewer" | "member">().notNull(),
    buyerId: typeId("buyer", "buyer_id"),
    supplierId: typeId("supplier", "supplier_id"),
    /** Lower case. */
    email: text().notNull(),
    name: text().notNull(),
    passwordHash: text("password_hash"),
    locale: text().$type<"en" | "de">(),
    /** IANA zone for the times on pages; null: the company's or the brand's. */
    timeZone: text("time_zone"),
    /** Which mails the person wants and the like: shape in lib/accounts/preferences-schema.ts. */
    preferences: jsonb().$type<Readonly<Record<string, unknown>>>().notNull().default({}),
    createdAt: createdAt(),
    disabledAt: at("disabled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    foreignKey({ columns: [t.brandId], foreignColumns: [brand.id] }),
    foreignKey({ columns: [t.brandId, t.buyerId], foreignColumns: [buyer.brandId, buyer.id] }),
    foreignKey({ columns: [t.brandId, t.supplierId], foreignColumns: [supplier.brandId, supplier.id] }),
    unique("app_user_email_unique").on(t.brandId, t.email),
    check(
      "app_user_kind_check",
      sql`(${t.kind} = 'operator' and ${t.buyerId} is null and ${t.supplierId} is null and ${t.role} in ('owner', 'manager', 'support', 'viewer'))
       or (${t.kind} = 'buyer' and ${t.buyerId} is not null and ${t.supplierId} is null and ${t.role} in ('owner', 'member'))
       or (${t.kind} = 'supplier' and ${t.supplierId} is not null and ${t.buyerId} is null and ${t.role} in ('owner', 'member'))`,
    ),
  ],
);

/** The authority on who is signed in: the cookie holds only this id. */
export const session = pgTable(
  "session",
  {
    brandId: brandId(),
    id: typeId("session").notNull(),
    userId: typeId("user", "user_id").notNull(),
    createdAt: createdAt(),
    lastSeenAt: at("last_seen_at").notNull().defaultNow(),
    expiresAt: at("expires_at").notNull(),
    revokedAt: at("revoked_at"),
    ip: text(),
    userAgent: text("user_agent"),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    foreignKey({ columns: [t.brandId, t.userId], foreignColumns: [user.brandId, user.id] }),
    index("session_user_index").on(t.brandId, t.userId),
  ],
);

/** A single-use sign-in link sent by mail. Only the hash of its token is stored. */
export const signInLink = pgTable(
  "sign_in_link",
  {
    brandId: brandId(),
    id: typeId("link").notNull(),
    userId: typeId("user", "user_id").notNull(),
    tokenHash: text("token_hash").notNull(),
    /** An invitation lives longer; it and "password" lead to choosing a password. */
    purpose: text().$type<"sign_in" | "invite" | "password">().notNull().default("sign_in"),
    createdAt: createdAt(),
    expiresAt: at("expires_at").notNull(),
    usedAt: at("used_at"),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    foreignKey({ columns: [t.brandId, t.userId], foreignColumns: [user.brandId, user.id] }),
    unique("sign_in_link_token_unique").on(t.brandId, t.tokenHash),
  ],
);

/** Counts tries per key ("sign-in:<email>", "sign-in:<ip>") in a window; rows of past windows are overwritten. */
export const throttle = pgTable(
  "throttle",
  {
    brandId: brandId(),
    key: text().notNull(),
    windowStartedAt: at("window_started_at").notNull(),
    count: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.key] }),
    foreignKey({ columns: [t.brandId], foreignColumns: [brand.id] }),
  ],
);

/**
 * An API key: `fl_live_…` or `fl_test_…`, shown once, stored as its SHA-256. It acts for a user (with that user's role)
 * or for a source (posting leads). The hash is found across brands by `withPlatform`, because the key names the brand.
 */
export const apiKey = pgTable(
  "api_key",
  {
    brandId: brandId(),
    id: typeId("key").notNull(),
    name: text().notNull(),
    /** The first characters, to recognise the key by. */
    prefix: text().notNull(),
    hash: text().notNull().unique(),
    test: boolean().notNull().default(false),
    userId: typeId("user", "user_id"),
    /** References source(brand_id, id); the constraint is added by a migration because suppliers come later. */
    sourceId: typeId("source", "source_id"),
    createdAt: createdAt(),
    lastUsedAt: at("last_used_at"),
    revokedAt: at("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    foreignKey({ columns: [t.brandId, t.userId], foreignColumns: [user.brandId, user.id] }),
    index("api_key_source_index").on(t.brandId, t.sourceId),
    check("api_key_owner_check", sql`(${t.userId} is null) <> (${t.sourceId} is null)`),
  ],
);

/** A list's filters under a name: a link to a list is a saved view, and this keeps it for its user. */
export const savedView = pgTable(
  "saved_view",
  {
    brandId: brandId(),
    id: typeId("view").notNull(),
    userId: typeId("user", "user_id").notNull(),
    /** The list's path: "/operator/leads". */
    page: text().$type<ViewPage>().notNull(),
    name: text().notNull(),
    /** The query string, without "?". */
    query: text().notNull(),
    /** The list opens with it. */
    isDefault: boolean("is_default").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    foreignKey({ columns: [t.brandId, t.userId], foreignColumns: [user.brandId, user.id] }),
    unique("saved_view_name_unique").on(t.brandId, t.userId, t.page, t.name),
    uniqueIndex("saved_view_default_unique").on(t.brandId, t.userId, t.page).where(sql`is_default`),
  ],
);
