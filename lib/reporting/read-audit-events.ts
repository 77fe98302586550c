/** Rows of the audit log as people read them. */
import { and, desc, eq, like, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { auditEvent, user } from "@/db/schema";
import type { Locale } from "@/lib/core/ctx";
import { auditDiff } from "./audit-diff";
import type { AuditChange, AuditEntry, AuditNames, AuditObject } from "./audit-schema";
import { type KnownObject, readAuditObjects } from "./read-audit-objects";

type Row = Awaited<ReturnType<typeof readRows>>[number];
type Known = ReadonlyMap<string, KnownObject>;

function readRows(tx: Tx, where: SQL | undefined, limit: number) {
  return tx
    .select({
      event: auditEvent,
      by: sql<string | null>`coalesce(nullif(${user.name}, ''), ${user.email}, ${auditEvent.actorName})`,
    })
    .from(auditEvent)
    .leftJoin(user, eq(user.id, auditEvent.actorUserId))
    .where(where)
    .orderBy(desc(auditEvent.occurredAt), desc(auditEvent.id))
    .limit(limit);
}

/** `isBuyersOwn` as a condition. */
export const BUYERS_OWN = and(eq(auditEvent.actorKind, "buyer"), like(auditEvent.action, "lead.%"));

/** What buyers do with their leads all day: that they opened them and what they make of them. */
export const BUYERS_DESK = or(
  BUYERS_OWN,
  and(eq(auditEvent.actorKind, "buyer"), like(auditEvent.action, "purchase.open%")),
);

/** What buyers make of their leads is theirs alone, see lib/sales. */
function isBuyersOwn({ event }: Row): boolean {
  return event.actorKind === "buyer" && event.action.startsWith("lead.");
}

const changesOf = (row: Row): readonly AuditChange[] =>
  isBuyersOwn(row) ? [] : auditDiff(row.event.before, row.event.after);

function* idsIn(changes: readonly AuditChange[]): Iterable<string> {
  for (const { before, after } of changes) {
    for (const value of [before, after]) if (typeof value === "string") yield* value.split(", ");
  }
}

/** Newest first. */
export async function readAuditEvents(
  tx: Tx,
  where: SQL | undefined,
  limit: number,
  locale: Locale,
): Promise<{ readonly entries: readonly AuditEntry[]; readonly names: AuditNames }> {
  const rows = await readRows(tx, where, limit);
  const changes = new Map(rows.map((row) => [row.event.id, changesOf(row)]));
  const mentioned = new Set<string>([...changes.values()].flatMap((list) => [...idsIn(list)]));
  for (const { event } of rows) if (event.objectId) mentioned.add(event.objectId);
  const known = await readAuditObjects(tx, mentioned, locale);
  return {
    entries: rows.map((row) => toEntry(row, changes.get(row.event.id) ?? [], known)),
    names: Object.fromEntries(
      [...known].flatMap(([id, { name }]): [string, string][] => (name ? [[id, name]] : [])),
    ),
  };
}

function toEntry(row: Row, changes: readonly AuditChange[], known: Known): AuditEntry {
  const { event } = row;
  const object = objectOf(row, known);
  // Who signs in is nobody yet: it is the person who is signed in by it.
  const signsIn = event.actorKind === "anonymous" && object?.kind === "user";
  return {
    id: event.id,
    at: event.occurredAt,
    action: event.action,
    actorKind: event.actorKind,
    by: row.by ?? (signsIn ? object.name : null),
    actorUserId: event.actorUserId,
    byKey: event.actorKeyId !== null,
    object,
    changes,
  };
}

function objectOf({ event }: Row, known: Known): AuditObject | null {
  if (event.objectKind === null || event.objectId === null) return null;
  const found = known.get(event.objectId);
  return {
    kind: event.objectKind,
    id: event.objectId,
    name: found?.name ?? null,
    parentId: found?.parentId ?? null,
  };
}
