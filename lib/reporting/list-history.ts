import { query } from "@/lib/runtime/use-case";
import { type AuditEntry, type AuditNames, listHistoryInput } from "./audit-schema";
import { aboutObject } from "./list-audit-events";
import { readAuditEvents } from "./read-audit-events";

/** The latest of what was done to one object, newest first. */
export const listHistory = query({
  name: "audit.list_history",
  permission: "audit.read",
  input: listHistoryInput,
  async run(
    tx,
    { id, limit },
    ctx,
  ): Promise<{
    readonly entries: readonly AuditEntry[];
    readonly names: AuditNames;
    readonly hasMore: boolean;
  }> {
    const { entries, names } = await readAuditEvents(tx, await aboutObject(tx, id), limit + 1, ctx.locale);
    return { entries: entries.slice(0, limit), names, hasMore: entries.length > limit };
  },
});
