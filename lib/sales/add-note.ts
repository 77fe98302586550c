import { eq } from "drizzle-orm";
import { saleNote, user } from "@/db/schema";
import { newId } from "@/lib/core/id";
import { command } from "@/lib/runtime/use-case";
import { addNoteInput, type NoteView } from "./card-schema";
import { findOwnSale } from "./write-card";

/** Writes a note on a bought lead. Notes may hold personal data: the audit log says that there is one, not what it says. */
export const addNote = command({
  name: "lead.add_note",
  permission: "lead.work",
  input: addNoteInput,
  async run(tx, { leadId, body }, ctx, audit): Promise<NoteView> {
    const own = await findOwnSale(tx, ctx, leadId);
    const now = ctx.now();
    const id = newId("note", now.getTime());
    await tx.insert(saleNote).values({ id, ...own, body, createdAt: now });
    const [writer] = await tx.select({ name: user.name }).from(user).where(eq(user.id, own.userId));
    audit({ objectKind: "sale", objectId: own.saleId, after: { note: id } });
    return { id, body, createdAt: now.toISOString(), by: writer?.name ?? "" };
  },
});
