import type { Tx } from "@/db/brand";
import { lead } from "@/db/schema";
import type { Ctx } from "@/lib/core/ctx";
import { type LeadFilter, leadsFound } from "./lead-search";

/** Nobody reads further: beyond it the list is "more than". */
export const COUNTED = 1_000;

export interface LeadCount {
  readonly count: number;
  /** There are more than `count`. */
  readonly more: boolean;
}

/** @param found Up to COUNTED + 1. */
export function leadCount(found: number): LeadCount {
  return { count: Math.min(found, COUNTED), more: found > COUNTED };
}

/** A step: how many of the brand's leads match. */
export async function countFound(tx: Tx, ctx: Ctx, filter: LeadFilter): Promise<LeadCount> {
  const some = tx
    .select({ id: lead.id })
    .from(lead)
    .where(await leadsFound(tx, ctx, filter))
    .limit(COUNTED + 1)
    .as("some");
  return leadCount(await tx.$count(some));
}
