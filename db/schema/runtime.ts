/** What the use cases leave behind by themselves, whatever they do. */
import { foreignKey, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { at, brandId, createdAt, typeId } from "../columns";
import { brand } from "./brands";

/** Every command, with what it changed. Append only. */
export const auditEvent = pgTable(
  "audit_event",
  {
    brandId: brandId(),
    id: typeId("audit").notNull(),
    occurredAt: at("occurred_at").notNull().defaultNow(),
    action: text().notNull(),
    actorKind: text("actor_kind").notNull(),
    actorUserId: typeId("user", "actor_user_id"),
    actorKeyId: typeId("key", "actor_key_id"),
    actorName: text("actor_name"),
    objectKind: text("object_kind"),
    /** The TypeID of the object, as text: it may be of any kind. */
    objectId: text("object_id"),
    before: jsonb(),
    after: jsonb(),
    requestId: text("request_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    foreignKey({ columns: [t.brandId], foreignColumns: [brand.id] }),
    index("audit_event_object_index").on(t.brandId, t.objectKind, t.objectId, t.id),
    index("audit_event_time_index").on(t.brandId, t.occurredAt, t.id),
  ],
);

/** Answers of commands that were called with an idempotency key, kept to be replayed. Posting leads has its own. */
export const idempotentAnswer = pgTable(
  "idempotent_answer",
  {
    brandId: brandId(),
    /** Command and caller: two callers never share a key. */
    scope: text().notNull(),
    key: text().notNull(),
    inputHash: text("input_hash").notNull(),
    answer: jsonb(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.scope, t.key] }),
    foreignKey({ columns: [t.brandId], foreignColumns: [brand.id] }),
  ],
);

/** Where mail goes while no mail service is configured (development and demo): read on the outbox page. */
export const outboxMail = pgTable(
  "outbox_mail",
  {
    brandId: brandId(),
    id: typeId("mail").notNull(),
    to: text().notNull(),
    from: text().notNull(),
    subject: text().notNull(),
    html: text().notNull(),
    text: text().notNull(),
    headers: jsonb().notNull().default({}),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.brandId, t.id] }),
    foreignKey({ columns: [t.brandId], foreignColumns: [brand.id] }),
    index("outbox_mail_to_index").on(t.brandId, t.to, t.id),
  ],
);
