import { eq } from "drizzle-orm";
import * as z from "zod";
import { outboxMail } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import { assertOutbox } from "./assert-outbox";
import type { MailItem } from "./list-mails";

export interface OutboxMail extends MailItem {
  readonly from: string;
  readonly html: string;
  readonly text: string;
}

/** One mail of the outbox. */
export const getMail = query({
  name: "outbox.get",
  permission: "outbox.read",
  input: z.object({ id: z.string() }),
  async run(tx, input): Promise<OutboxMail> {
    assertOutbox();
    const [row] = await tx
      .select()
      .from(outboxMail)
      .where(eq(outboxMail.id, requireId("mail", input.id)));
    if (!row) throw notFound("mail");
    const { brandId: _, headers: _headers, ...mail } = row;
    return mail;
  },
});
