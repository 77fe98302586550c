import type { Tx } from "@/db/brand";
import { lead } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { COUNTED, type Total, toTotal } from "@/lib/core/paging";
import { type LeadFilter, leadsFound } from "./lead-search";

/** A step: how many of the brand's leads match. */
export async function countFound(tx: Tx, ctx: Ctx, filter: LeadFilter): Promise<Total> {
  const some = tx
    .select({ id: lead.id })
    .from(lead)
    .where(await leadsFound(tx, ctx, filter))
    .limit(COUNTED + 1)
    .as("some");
  return toTotal(await tx.$count(some));
}
