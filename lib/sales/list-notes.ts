import { and, desc, eq, lt } from "drizzle-orm";
import * as z from "zod";
import { sale, saleNote, user } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { cursorId, type Page, pageInput, toPage } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import type { NoteView } from "./card-schema";

/** The notes on a bought lead, newest first. */
export const listNotes = query({
  name: "lead.list_notes",
  permission: "lead.work",
  input: pageInput.extend({ leadId: z.string() }),
  async run(tx, { leadId, limit, cursor }): Promise<Page<NoteView>> {
    const id = requireId("lead", leadId);
    const [bought] = await tx.select({ saleId: sale.id }).from(sale).where(eq(sale.leadId, id));
    if (!bought) throw notFound("lead");
    const after = cursorId("note", cursor);
    const rows = await tx
      .select({ id: saleNote.id, body: saleNote.body, createdAt: saleNote.createdAt, by: user.name })
      .from(saleNote)
      .innerJoin(user, eq(user.id, saleNote.userId))
      .where(and(eq(saleNote.saleId, bought.saleId), after ? lt(saleNote.id, after) : undefined))
      .orderBy(desc(saleNote.id))
      .limit(limit + 1);
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => ({ ...row, createdAt: row.createdAt.toISOString() }),
    );
  },
});
