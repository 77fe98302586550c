import { sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { outboxMail } from "@/db/schema";
import type { Id } from "@/lib/core/id";

/** Takes mails that lead to one of the leads out of the outbox: they name its person. */
export async function forgetLeadMails(tx: Tx, leadIds: readonly Id<"lead">[]): Promise<void> {
  await tx.delete(outboxMail).where(
    sql`exists (select from regexp_matches(${outboxMail.text}, 'lead_[0-9a-z]{26}', 'g') m (found)
      where m.found[1] in (select jsonb_array_elements_text(${JSON.stringify(leadIds)}::jsonb)))`,
  );
}
