import * as z from "zod";
import type { Id } from "@/lib/core/id";
import { MOST_CHOSEN } from "@/lib/leads/chosen-schema";
import { query } from "@/lib/runtime/use-case";
import { findLeads } from "./lead-search";
import { LEAD_SORTS, leadFilterInput } from "./schema";

/** All leads that match, in the list's order, as far as something may be done to them at once. */
export const findLeadIds = query({
  name: "lead.find_ids",
  permission: "lead.read",
  input: leadFilterInput.extend({ sort: z.enum(LEAD_SORTS).default("-received") }),
  async run(tx, { sort, ...filter }, ctx): Promise<{ ids: Id<"lead">[]; more: boolean }> {
    const found = await findLeads(tx, ctx, { filter, sort, limit: MOST_CHOSEN + 1 });
    return { ids: found.slice(0, MOST_CHOSEN).map(({ id }) => id), more: found.length > MOST_CHOSEN };
  },
});
