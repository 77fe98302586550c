import { count, inArray } from "drizzle-orm";
import { lockBrand } from "@/db/kernel-steps";
import { lead } from "@/db/schema";
import { forgetLeadMails } from "@/lib/accounts/forget-lead-mails";
import { forgetSearches } from "@/lib/accounts/forget-searches";
import { notFound } from "@/lib/core/errors";
import { forgetContacts } from "@/lib/deliveries/forget-contacts";
import { chosenLeadsInput } from "@/lib/leads/chosen-schema";
import { eraseLeads } from "@/lib/leads/erase-leads";
import { command } from "@/lib/runtime/use-case";

/**
 * Erases who stands behind leads, for good: with their buyers, their supplier and in what was sent. Sales and money stay as
 * they are; nobody can buy the lead any more. A buyer's own notes stay the buyer's.
 */
export const eraseContacts = command({
  name: "lead.erase",
  permission: "lead.erase",
  input: chosenLeadsInput,
  async run(tx, input, ctx, audit): Promise<{ readonly erased: number; readonly already: number }> {
    const ids = [...new Set(input.leadIds)];
    // No sale meanwhile: who is erased here must not be sold there.
    await lockBrand(tx);
    const [found] = await tx.select({ count: count() }).from(lead).where(inArray(lead.id, ids));
    if (found?.count !== ids.length) throw notFound("lead");
    const now = ctx.now();
    const leads = await eraseLeads(tx, ids, now);
    const erased = leads.map(({ id }) => id);
    if (erased.length > 0) {
      await forgetContacts(tx, erased, now);
      await forgetLeadMails(tx, erased);
      await forgetSearches(
        tx,
        leads.flatMap(({ knownBy }) => knownBy),
      );
    }
    for (const id of erased) audit({ objectKind: "lead", objectId: id, after: { erased: true } });
    return { erased: erased.length, already: ids.length - erased.length };
  },
});
