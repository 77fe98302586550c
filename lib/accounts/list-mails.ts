import { and, desc, ilike, lt, or } from "drizzle-orm";
import * as z from "zod";
import { outboxMail } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { cursorId, type Page, pageInput, toPage } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import { assertOutbox } from "./assert-outbox";

export interface MailItem {
  readonly id: Id<"mail">;
  readonly to: string;
  readonly subject: string;
  readonly createdAt: Date;
}

/** Mails that went to the outbox instead of leaving, newest first: staff see all, a company's users its own. */
export const listMails = query({
  name: "outbox.list",
  permission: "outbox.read",
  input: pageInput.extend({ q: z.string().trim().max(200).optional() }),
  async run(tx, { limit, cursor, q }): Promise<Page<MailItem>> {
    assertOutbox();
    const after = cursorId("mail", cursor);
    const part = q ? `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` : undefined;
    const rows = await tx
      .select({
        id: outboxMail.id,
        to: outboxMail.to,
        subject: outboxMail.subject,
        createdAt: outboxMail.createdAt,
      })
      .from(outboxMail)
      .where(
        and(
          after && lt(outboxMail.id, after),
          part === undefined ? undefined : or(ilike(outboxMail.to, part), ilike(outboxMail.subject, part)),
        ),
      )
      .orderBy(desc(outboxMail.id))
      .limit(limit + 1);
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => row,
    );
  },
});
