import { type Id, isId } from "@/lib/core/id";
import { decodeCursor, toPage } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import { findLeads, leadCursor } from "./lead-search";
import { type LeadListItem, readLeadItems } from "./read-leads";
import { listLeadsInput } from "./schema";

export type { LeadListItem } from "./read-leads";

/** The id a cursor of a list in order of ids points behind, or none: a broken cursor starts at the beginning. */
export function idAfter<P extends "lead" | "sale" | "buyer">(
  prefix: P,
  cursor: string | undefined,
): Id<P> | null {
  const last = decodeCursor(cursor)?.[0];
  return isId(prefix, last) ? last : null;
}

/** The brand's leads for its operators, in the order asked for. */
export const listLeads = query({
  name: "lead.list",
  permission: "lead.read",
  input: listLeadsInput,
  run: async (tx, { limit, cursor, sort, ...filter }, ctx) => {
    const places = await findLeads(tx, ctx, { filter, sort, cursor, limit: limit + 1 });
    const shown = places.slice(0, limit).map(({ id }) => id);
    const leads = new Map((await readLeadItems(tx, shown)).map((item) => [item.id, item]));
    return toPage(places, limit, leadCursor, ({ id }): LeadListItem => {
      const item = leads.get(id);
      if (!item) throw new Error("a lead that was found is gone");
      return item;
    });
  },
});
