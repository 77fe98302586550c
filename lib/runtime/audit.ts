/** The audit log: one row per command, in its transaction, with what it changed. */
import type { Tx } from "@/db/brand";
import { auditEvent } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { newId } from "@/lib/core/id";

/** What a command says of itself. Leave personal data of leads out of before and after. */
export interface AuditNote {
  readonly objectKind: string;
  readonly objectId: string;
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
}

export async function writeAudit(
  tx: Tx,
  ctx: Ctx,
  action: string,
  notes: readonly AuditNote[],
): Promise<void> {
  const { actor } = ctx;
  const who = {
    occurredAt: ctx.now(),
    action,
    actorKind: actor.kind,
    actorUserId: "userId" in actor ? actor.userId : null,
    actorKeyId: "keyId" in actor ? (actor.keyId ?? null) : null,
    actorName: actor.kind === "system" ? actor.name : null,
    requestId: ctx.requestId,
  };
  const rows = notes.length > 0 ? notes : [{ objectKind: null, objectId: null }];
  await tx.insert(auditEvent).values(rows.map((note) => ({ id: newId("audit"), ...who, ...note })));
}
