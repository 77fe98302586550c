import { and, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type * as z from "zod";
import type { Tx } from "@/db/brand";
import { auditEvent, delivery, sale } from "@/db/schema";
import { ID_PREFIXES, type Id, isId } from "@/lib/core/id";
import { decodeCursor, encodeCursor, type Page } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import { type AuditEntry, type AuditNames, listAuditEventsInput } from "./audit-schema";
import { inDays } from "./lead-filter";
import { BUYERS_DESK, readAuditEvents } from "./read-audit-events";

export interface AuditPage extends Page<AuditEntry> {
  readonly names: AuditNames;
}

/** Who did what when, newest first, for the brand's operators. */
export const listAuditEvents = query({
  name: "audit.list",
  permission: "audit.read",
  input: listAuditEventsInput,
  async run(tx, input, ctx): Promise<AuditPage> {
    const [at, id] = decodeCursor(input.cursor) ?? [];
    const where = and(
      whoIs(input.who),
      input.action ? eq(auditEvent.action, input.action) : undefined,
      input.objectKind ? eq(auditEvent.objectKind, input.objectKind) : undefined,
      input.q ? await aboutObject(tx, input.q) : undefined,
      withDesk(input) ? undefined : sql`not (${BUYERS_DESK})`,
      inDays(auditEvent.occurredAt, input, ctx.brand.timeZone),
      typeof at === "number" && isId("audit", id) ? after(new Date(at), id) : undefined,
    );
    const { entries, names } = await readAuditEvents(tx, where, input.limit + 1, ctx.locale);
    const data = entries.slice(0, input.limit);
    const last = entries.length > input.limit ? data.at(-1) : undefined;
    return { data, names, nextCursor: last ? encodeCursor([last.at.getTime(), last.id]) : null };
  },
});

function whoIs(who: string | undefined): SQL | undefined {
  if (who === undefined) return undefined;
  if (isId("user", who)) return eq(auditEvent.actorUserId, who);
  return eq(auditEvent.actorKind, who);
}

/** Who asks for a command or an object by its name has it, whoever did it. */
const withDesk = ({ desk, action, q }: z.output<typeof listAuditEventsInput>): boolean =>
  desk === "all" || action !== undefined || q !== undefined;

function after(at: Date, id: Id<"audit">): SQL | undefined {
  return or(lt(auditEvent.occurredAt, at), and(eq(auditEvent.occurredAt, at), lt(auditEvent.id, id)));
}

/** A lead's own commands are few: what happens to it happens to its sales and deliveries. */
export async function aboutObject(tx: Tx, id: string): Promise<SQL | undefined> {
  const kind = ID_PREFIXES.find((prefix) => isId(prefix, id));
  if (kind === undefined) return sql`false`;
  if (!isId("lead", id)) return and(eq(auditEvent.objectKind, kind), eq(auditEvent.objectId, id));
  const sales = await tx.select({ id: sale.id }).from(sale).where(eq(sale.leadId, id));
  const saleIds = sales.map((row) => row.id);
  const deliveries = saleIds.length
    ? await tx.select({ id: delivery.id }).from(delivery).where(inArray(delivery.saleId, saleIds))
    : [];
  return and(
    inArray(auditEvent.objectKind, ["lead", "sale", "delivery"]),
    inArray(auditEvent.objectId, [id, ...saleIds, ...deliveries.map((row) => row.id)]),
  );
}
