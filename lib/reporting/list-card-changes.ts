import { and, desc, eq, inArray } from "drizzle-orm";
import * as z from "zod";
import { auditEvent, sale, user } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import { LEAD_STAGES, LOST_REASONS } from "@/lib/sales/card-schema";

const changed = z.object({
  stage: z.enum(LEAD_STAGES).optional(),
  lostReason: z.enum(LOST_REASONS).nullish().catch(null),
  followUpOn: z.string().nullish(),
  dealValueMinor: z.number().nullish(),
});

/** One thing that a person changed on a bought lead's card. */
export interface CardChange {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly to: z.output<typeof changed>;
}

const MOST = 100;

/** What the buyer's people changed on a lead's card, oldest first, at most the last hundred: from the audit log. */
export const listCardChanges = query({
  name: "lead.list_card_changes",
  permission: "lead.work",
  input: z.object({ leadId: z.string() }),
  async run(tx, input): Promise<readonly CardChange[]> {
    const leadId = requireId("lead", input.leadId);
    const [bought] = await tx.select({ saleId: sale.id }).from(sale).where(eq(sale.leadId, leadId));
    if (!bought) throw notFound("lead");
    const rows = await tx
      .select({ id: auditEvent.id, at: auditEvent.occurredAt, after: auditEvent.after, by: user.name })
      .from(auditEvent)
      .innerJoin(user, eq(user.id, auditEvent.actorUserId))
      .where(
        and(
          eq(auditEvent.objectKind, "sale"),
          eq(auditEvent.objectId, bought.saleId),
          inArray(auditEvent.action, ["lead.set_stage", "lead.set_follow_up", "lead.set_deal_value"]),
        ),
      )
      .orderBy(desc(auditEvent.id))
      .limit(MOST);
    return rows.toReversed().flatMap(({ id, at, after, by }): CardChange[] => {
      const to = changed.safeParse(after);
      return to.success ? [{ id, at, by, to: to.data }] : [];
    });
  },
});
