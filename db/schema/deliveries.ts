import { sql } from "drizzle-orm";
import {
  bigint,
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
import { at, brandId, createdAt, typeId } from "../columns";
import { brand } from "./brands";
import { buyer } from "./companies";

/** Where a buyer's leads are sent. */
export const endpoint = pgTable(
  "endpoint",
  {
    brandId: brandId(),
    id: typeId("endpoint").notNull(),
    buyerId: typeId("buyer", "buyer_id").notNull(),
    name: text().notNull(),
    kind: text().$type<"email" | "webhook">().notNull(),
    /** Shapes: lib/deliveries/schema.ts. */
    config: jsonb().notNull(),
    /** Signing secret of a webhook, encrypted with a key derived from APP_SECRET. */
    secretEncrypted: text("secret_encrypted"),
    disabledAt: at("disabled_at"),
    disabledReason: text("disabled_reason"),
    failuresInRow: integer("failures_in_row").notNull().default(0),
    /** The first failure since the last success. */
    failingSince: at("failing_since"),
    lastSuccessAt: at("last_success_at"),
    /** When the buyer was told that it fails; cleared once it works again. */
    failingToldAt: at("failing_told_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    unique("endpoint_name_unique").on(t.brandId, t.buyerId, t.name),
    foreignKey({ columns: [t.brandId, t.buyerId], foreignColumns: [buyer.brandId, buyer.id] }),
    check("endpoint_kind_check", sql`${t.kind} in ('email', 'webhook')`),
  ],
);

/**
 * One sale to one endpoint: its own queue. Hot: inserted by the kernel with the sale, no foreign keys, no checks (invariants I12, I14).
 * The worker leases what is due (`leased_until`) and settles it in batches.
 */
export const delivery = pgTable(
  "delivery",
  {
    brandId: brandId(),
    id: typeId("delivery").notNull(),
    saleId: typeId("sale", "sale_id").notNull(),
    leadId: typeId("lead", "lead_id").notNull(),
    buyerId: typeId("buyer", "buyer_id").notNull(),
    endpointId: typeId("endpoint", "endpoint_id").notNull(),
    state: text().$type<"pending" | "delivered" | "exhausted" | "canceled">().notNull().default("pending"),
    attempts: smallint().notNull().default(0),
    /** When the next attempt is due; null once settled. */
    dueAt: at("due_at"),
    leasedUntil: at("leased_until"),
    createdAt: at("created_at").notNull(),
    settledAt: at("settled_at"),
    lastStatus: integer("last_status"),
    lastError: text("last_error"),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    // By endpoint first: the worker takes a few of each endpoint, whatever piled up at one of them.
    index("delivery_due_index").on(t.endpointId, t.dueAt).where(sql`due_at is not null`),
    index("delivery_sale_index").on(t.brandId, t.saleId),
    // What did not arrive: to be sent again, or credited.
    index("delivery_undelivered_index")
      .on(t.brandId, t.saleId)
      .where(sql`state in ('exhausted', 'canceled')`),
  ],
);

/** One try of a delivery, with what was sent and what came back (first 16 kB). Append only; an erasure takes both out. */
export const deliveryAttempt = pgTable(
  "delivery_attempt",
  {
    brandId: brandId(),
    id: typeId("attempt").notNull(),
    deliveryId: typeId("delivery", "delivery_id").notNull(),
    buyerId: typeId("buyer", "buyer_id").notNull(),
    number: smallint().notNull(),
    startedAt: at("started_at").notNull(),
    durationMs: integer("duration_ms").notNull(),
    outcome: text().$type<"delivered" | "failed" | "gone">().notNull(),
    status: integer(),
    error: text(),
    /** Without the signing secret. */
    request: jsonb().$type<Record<string, unknown>>().notNull(),
    response: text(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    index("delivery_attempt_delivery_index").on(t.brandId, t.deliveryId, t.number),
    check("delivery_attempt_outcome_check", sql`${t.outcome} in ('delivered', 'failed', 'gone')`),
  ],
);

/**
 * What came of an endpoint's attempts in an hour, by how long they took: the attempts of a week are too many to read for a page. Written
 * by a job when the hour is over (lib/deliveries/roll-up-attempts.job.ts).
 */
export const endpointHour = pgTable(
  "endpoint_hour",
  {
    brandId: brandId(),
    endpointId: typeId("endpoint", "endpoint_id").notNull(),
    /** Its beginning. An attempt belongs to the hour of its id, which is when it was written down. */
    hour: at("hour").notNull(),
    /** Two to an octave of milliseconds; -1: nobody answered. */
    slot: smallint().notNull(),
    tries: integer().notNull(),
    successes: integer().notNull(),
    /** Of all its tries together. */
    durationMs: bigint("duration_ms", { mode: "number" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.endpointId, t.hour, t.slot] }),
    foreignKey({ columns: [t.brandId, t.endpointId], foreignColumns: [endpoint.brandId, endpoint.id] }),
  ],
);

/** Attempts before this hour are in `endpoint_hour`. */
export const endpointHourMark = pgTable(
  "endpoint_hour_mark",
  { brandId: brandId(), until: at("until").notNull() },
  (t) => [
    primaryKey({ columns: [t.brandId] }),
    foreignKey({ columns: [t.brandId], foreignColumns: [brand.id] }),
  ],
);
