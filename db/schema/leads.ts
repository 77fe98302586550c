import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type {
  ConsentRule,
  DuplicateRule,
  Field,
  FieldValues,
  LeadStatus,
  LocalText,
} from "../../lib/leads/schema";
import { at, brandId, createdAt, minor, typeId } from "../columns";
import { brand } from "./brands";
import { supplier } from "./companies";

/** What is traded: "Solar, homeowners". */
export const category = pgTable(
  "category",
  {
    brandId: brandId(),
    id: typeId("category").notNull(),
    /** For people and URLs: "solar". */
    key: text().notNull(),
    name: jsonb().$type<LocalText>().notNull(),
    fields: jsonb().$type<readonly Field[]>().notNull(),
    /** The number of the next new field: a removed field's number is never given again. */
    nextFieldNumber: smallint("next_field_number").notNull().default(0),
    duplicateRule: jsonb("duplicate_rule").$type<DuplicateRule>().notNull(),
    consentRule: jsonb("consent_rule").$type<ConsentRule>().notNull(),
    /** Which ways of selling the category allows. */
    sellsExclusive: boolean("sells_exclusive").notNull().default(true),
    sellsShared: boolean("sells_shared").notNull().default(true),
    maxShares: smallint("max_shares").notNull().default(3),
    supplierShareBps: integer("supplier_share_bps").notNull(),
    minimumPriceMinor: minor("minimum_price_minor").notNull().default(0),
    /** What no stage sells goes to the shop. */
    listsInShop: boolean("lists_in_shop").notNull().default(false),
    createdAt: createdAt(),
    archivedAt: at("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    foreignKey({ columns: [t.brandId], foreignColumns: [brand.id] }),
    unique("category_key_unique").on(t.brandId, t.key),
    check("category_shares_check", sql`${t.maxShares} between 1 and 20`),
    check("category_share_check", sql`${t.supplierShareBps} between 0 and 10000`),
    check("category_price_check", sql`${t.minimumPriceMinor} >= 0`),
  ],
);

/** One inlet of one supplier into one category. */
export const source = pgTable(
  "source",
  {
    brandId: brandId(),
    id: typeId("source").notNull(),
    supplierId: typeId("supplier", "supplier_id").notNull(),
    categoryId: typeId("category", "category_id").notNull(),
    name: text().notNull(),
    /** A source in test mode makes test leads only, whatever the key. */
    mode: text().$type<"test" | "live">().notNull().default("test"),
    status: text().$type<"active" | "disabled">().notNull().default("active"),
    /** Opens the posting spec page without an account. */
    specToken: text("spec_token").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    foreignKey({ columns: [t.brandId, t.supplierId], foreignColumns: [supplier.brandId, supplier.id] }),
    foreignKey({ columns: [t.brandId, t.categoryId], foreignColumns: [category.brandId, category.id] }),
    unique("source_name_unique").on(t.brandId, t.supplierId, t.name),
    uniqueIndex("source_spec_token_unique").on(t.brandId, t.specToken),
    check("source_mode_check", sql`${t.mode} in ('test', 'live')`),
    check("source_status_check", sql`${t.status} in ('active', 'disabled')`),
  ],
);

/**
 * One inquiry. Written by the kernel (intake, sale, reversal); the application changes only the contact (erasure).
 * Hot: no foreign keys and no checks, the invariants I12 and I14 do what they would. Ids are in order of arrival, so lists page by id.
 */
export const lead = pgTable(
  "lead",
  {
    brandId: brandId(),
    id: typeId("lead").notNull(),
    categoryId: typeId("category", "category_id").notNull(),
    sourceId: typeId("source", "source_id").notNull(),
    supplierId: typeId("supplier", "supplier_id").notNull(),
    externalId: text("external_id"),
    subSource: text("sub_source"),
    test: boolean().notNull(),
    /** Now. */
    status: text().$type<LeadStatus>().notNull(),
    /** What the supplier was answered at intake: an idempotent replay says the same. */
    intakeStatus: text("intake_status").$type<LeadStatus>().notNull(),
    /** For duplicate, rejected, held: [{ code, field?, message }]. */
    reasons: jsonb().$type<readonly { code: string; field?: string; message: string }[]>(),
    duplicateOf: typeId("lead", "duplicate_of"),
    receivedAt: at("received_at").notNull(),
    firstName: text("first_name"),
    lastName: text("last_name"),
    /** Normalised: lower case. */
    email: text(),
    /** E.164. */
    phone: text(),
    street: text(),
    country: text(),
    postalCode: text("postal_code"),
    city: text(),
    state: text(),
    lat: doublePrecision(),
    lng: doublePrecision(),
    /** Hashes of the normalised values (lib/leads/person-keys.ts): duplicates and search compare these. */
    emailKey: uuid("email_key"),
    phoneKey: uuid("phone_key"),
    personKey: uuid("person_key"),
    fields: jsonb().$type<FieldValues>().notNull(),
    /** What came with the lead and is no field of the category: kept apart, never dropped. */
    extra: jsonb().$type<Record<string, unknown>>(),
    consent: jsonb().$type<Record<string, string | null>>(),
    /** Notes of the checks: "email_disposable". */
    flags: text().array(),
    maxShares: smallint("max_shares").notNull(),
    /** Places sold now: maxShares for an exclusive sale, one for each shared. */
    placesTaken: smallint("places_taken").notNull(),
    idempotencyKey: text("idempotency_key"),
    requestHash: text("request_hash"),
    erasedAt: at("erased_at"),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    index("lead_email_key_index").on(t.brandId, t.emailKey, t.receivedAt).where(sql`email_key is not null`),
    index("lead_phone_key_index").on(t.brandId, t.phoneKey, t.receivedAt).where(sql`phone_key is not null`),
    index("lead_person_key_index")
      .on(t.brandId, t.personKey, t.receivedAt)
      .where(sql`person_key is not null`),
    // Figures count what became of the leads of a time without reading the leads themselves.
    index("lead_fate_index")
      .on(t.brandId, t.status, t.receivedAt, t.sourceId, t.supplierId)
      .where(sql`not test`),
    // Few have reasons, and of those one looks for one.
    index("lead_reasons_index").on(t.brandId, t.id).where(sql`reasons is not null`),
    uniqueIndex("lead_idempotency_unique")
      .on(t.brandId, t.sourceId, t.idempotencyKey)
      .where(sql`idempotency_key is not null`),
  ],
);

/** Compared byte by byte, whatever the database's own order: the beginning of a text is a range then. */
const bytes = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/**
 * What leads are looked up by, in lower case: names, postal codes, suppliers' own ids (lib/leads/lead-terms.ts). Written by a job,
 * so that intake pays nothing for it. Without a foreign key to the lead, which would write to each lead once more.
 */
export const leadTerm = pgTable(
  "lead_term",
  {
    brandId: brandId(),
    term: bytes().notNull(),
    leadId: typeId("lead", "lead_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.term, t.leadId] }),
    foreignKey({ columns: [t.brandId], foreignColumns: [brand.id] }),
  ],
);

/** Leads up to this one have their terms; those behind it are looked at themselves. */
export const leadTermMark = pgTable(
  "lead_term_mark",
  { brandId: brandId(), leadId: typeId("lead", "lead_id").notNull() },
  (t) => [
    primaryKey({ columns: [t.brandId] }),
    foreignKey({ columns: [t.brandId], foreignColumns: [brand.id] }),
  ],
);
