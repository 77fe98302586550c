import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { category, lead, sale, source } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { cursorId, toPage } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import { leadColumns, toLeadCore } from "./lead-columns";
import { leadsFound } from "./lead-search";
import { type LeadCore, listSuppliedLeadsInput, type Reason } from "./schema";

/** A lead as its supplier sees it: its fate and what it earned, never who bought. */
export interface SuppliedLead extends LeadCore {
  readonly externalId: string | null;
  readonly subSource: string | null;
  readonly source: { readonly id: Id<"source">; readonly name: string };
  readonly reasons: readonly Reason[];
  /** Sales that stand. */
  readonly soldTimes: number;
  /** The supplier's share of them. */
  readonly payoutMinor: number;
  readonly creditedTimes: number;
}

export const suppliedColumns = {
  ...leadColumns,
  externalId: lead.externalId,
  subSource: lead.subSource,
  reasons: lead.reasons,
  sourceId: source.id,
  sourceName: source.name,
};

interface Earned {
  readonly soldTimes: number;
  readonly payoutMinor: number;
  readonly creditedTimes: number;
}

/** What leads earned their supplier, for many at once. */
export async function readEarned(
  tx: Tx,
  leadIds: readonly Id<"lead">[],
): Promise<ReadonlyMap<Id<"lead">, Earned>> {
  if (leadIds.length === 0) return new Map();
  const stands = sql`${sale.reversedAt} is null`;
  const rows = await tx
    .select({
      leadId: sale.leadId,
      soldTimes: sql<number>`(count(*) filter (where ${stands}))::int`,
      payoutMinor: sql<string>`coalesce(sum(${sale.payoutMinor}) filter (where ${stands}), 0)`,
      creditedTimes: sql<number>`(count(*) filter (where not ${stands}))::int`,
    })
    .from(sale)
    .where(inArray(sale.leadId, [...leadIds]))
    .groupBy(sale.leadId);
  return new Map(
    rows.map(({ leadId, ...row }) => [leadId, { ...row, payoutMinor: Number(row.payoutMinor) }]),
  );
}

type SuppliedRow = Parameters<typeof toLeadCore>[0] & {
  externalId: string | null;
  subSource: string | null;
  reasons: readonly Reason[] | null;
  sourceId: Id<"source">;
  sourceName: string;
};

export function toSuppliedLead(row: SuppliedRow, earned: Earned | undefined): SuppliedLead {
  return {
    ...toLeadCore(row),
    externalId: row.externalId,
    subSource: row.subSource,
    source: { id: row.sourceId, name: row.sourceName },
    reasons: row.reasons ?? [],
    soldTimes: earned?.soldTimes ?? 0,
    payoutMinor: earned?.payoutMinor ?? 0,
    creditedTimes: earned?.creditedTimes ?? 0,
  };
}

/** A supplier's leads with their fate, newest first. Row security keeps it to the supplier's own. */
export const listSuppliedLeads = query({
  name: "supplied_lead.list",
  permission: "lead.read_supplied",
  input: listSuppliedLeadsInput,
  run: async (tx, { limit, cursor, ...filter }, ctx) => {
    const after = cursorId("lead", cursor);
    const rows = await tx
      .select(suppliedColumns)
      .from(lead)
      .innerJoin(category, eq(category.id, lead.categoryId))
      .innerJoin(source, eq(source.id, lead.sourceId))
      .where(and(await leadsFound(tx, ctx, filter), after && lt(lead.id, after)))
      .orderBy(desc(lead.id))
      .limit(limit + 1);
    const earned = await readEarned(
      tx,
      rows.slice(0, limit).map((row) => row.id),
    );
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => toSuppliedLead(row, earned.get(row.id)),
    );
  },
});
