import { and, desc, eq } from "drizzle-orm";
import * as z from "zod";
import { auditEvent, contract, user } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import type { ContractChange, TermChange } from "./change-schema";

const MOST = 50;
const TERMS = [
  "name",
  "mode",
  "priceExclusiveMinor",
  "priceSharedMinor",
  "bidRange",
  "territory",
  "filters",
  "schedule",
  "caps",
  "budgetsMinor",
  "priority",
  "weight",
  "sourcesAllowed",
  "sourcesDenied",
  "endpointIds",
  "stageIds",
  "paused",
] as const;

/** Who changed what of a contract and when, newest first. */
export const listContractChanges = query({
  name: "contract.list_changes",
  permission: "audit.read",
  input: z.object({ contractId: z.string() }),
  async run(
    tx,
    input,
  ): Promise<{
    readonly changes: readonly ContractChange[];
    readonly hasMore: boolean;
  }> {
    const contractId = requireId("contract", input.contractId);
    const [known] = await tx.select({ id: contract.id }).from(contract).where(eq(contract.id, contractId));
    if (!known) throw notFound("contract");
    const rows = await tx
      .select({ event: auditEvent, userName: user.name, userEmail: user.email })
      .from(auditEvent)
      .leftJoin(user, eq(user.id, auditEvent.actorUserId))
      .where(and(eq(auditEvent.objectKind, "contract"), eq(auditEvent.objectId, contractId)))
      .orderBy(desc(auditEvent.id))
      .limit(MOST + 1);
    const changes = rows.slice(0, MOST).map(
      ({ event, userName, userEmail }): ContractChange => ({
        id: event.id,
        at: event.occurredAt,
        action: event.action,
        by: userName || userEmail || null,
        byKey: event.actorKeyId !== null,
        byBuyer: event.actorKind === "buyer",
        terms: event.action === "contract.create" ? [] : termsOf(event.before, event.after),
        status: statusOf(event.after),
      }),
    );
    return { changes, hasMore: rows.length > MOST };
  },
});

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** Only what really differs: a change may name a term that it left as it was. */
function termsOf(before: unknown, after: unknown): TermChange[] {
  const [old, now] = [record(before), record(after)];
  return TERMS.flatMap((term) =>
    term in now && JSON.stringify(old[term]) !== JSON.stringify(now[term])
      ? [{ term, before: old[term] ?? null, after: now[term] ?? null }]
      : [],
  );
}

function statusOf(after: unknown): string | null {
  const { status } = record(after);
  return typeof status === "string" ? status : null;
}
