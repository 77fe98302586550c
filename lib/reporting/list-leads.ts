import type { Tx } from "@/db/brand";
import { type Id, isId } from "@/lib/core/id";
import { COUNTED, decodeCursor, toPage, toTotal } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import { countFound } from "./count-found";
import { findCountedLeads, findLeads, type LeadPlace, leadCursor } from "./lead-search";
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
  run: async (tx, { limit, cursor, sort, ...filter }, ctx) =>
    readPage(tx, await findLeads(tx, ctx, { filter, sort, cursor, limit: limit + 1 }), limit),
});

/** The same with how many there are in all: the first page looks once for both, since it is the looking that takes time. */
export const listLeadsCounted = query({
  name: "lead.list_counted",
  permission: "lead.read",
  input: listLeadsInput,
  async run(tx, { limit, cursor, sort, ...filter }, ctx) {
    if (cursor !== undefined) {
      const places = await findLeads(tx, ctx, { filter, sort, cursor, limit: limit + 1 });
      return { page: await readPage(tx, places, limit), total: await countFound(tx, ctx, filter) };
    }
    const most = Math.max(limit, COUNTED) + 1;
    const { places, count } = await findCountedLeads(tx, ctx, { filter, sort, limit: limit + 1, most });
    return { page: await readPage(tx, places, limit), total: toTotal(count) };
  },
});

async function readPage(tx: Tx, places: readonly LeadPlace[], limit: number) {
  const shown = places.slice(0, limit).map(({ id }) => id);
  const leads = new Map((await readLeadItems(tx, shown)).map((item) => [item.id, item]));
  return toPage(places, limit, leadCursor, ({ id }): LeadListItem => {
    const item = leads.get(id);
    if (!item) throw new Error("a lead that was found is gone");
    return item;
  });
}
