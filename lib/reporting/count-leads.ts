import { lead } from "@/db/schema";
import { query } from "@/lib/runtime/use-case";
import { leadsFound } from "./lead-search";
import { leadFilterInput } from "./schema";

/** Nobody reads further: beyond it the list is "more than". */
const COUNTED = 1_000;

export interface LeadCount {
  readonly count: number;
  /** There are more than `count`. */
  readonly more: boolean;
}

/** How many of the brand's leads match. */
export const countLeads = query({
  name: "lead.count",
  permission: "lead.read",
  input: leadFilterInput,
  async run(tx, filter, ctx): Promise<LeadCount> {
    const some = tx
      .select({ id: lead.id })
      .from(lead)
      .where(await leadsFound(tx, ctx, filter))
      .limit(COUNTED + 1)
      .as("some");
    const found = await tx.$count(some);
    return { count: Math.min(found, COUNTED), more: found > COUNTED };
  },
});
