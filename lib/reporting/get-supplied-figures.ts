import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import * as z from "zod";
import type { Tx } from "@/db/brand";
import { lead, sale, source } from "@/db/schema";
import { fromUuid, type Id, uuidAt } from "@/lib/core/id";
import { LEAD_STATUSES } from "@/lib/leads/schema";
import { query } from "@/lib/runtime/use-case";
import { type Figures, periodSchema } from "./figures-schema";
import { longBefore, type PeriodQuestion, periodCtes } from "./period-slots";
import { readFigures } from "./read-figures";
import { filterId } from "./schema";

/** What came through one source in the period. */
export interface SourceTotal {
  readonly id: Id<"source">;
  readonly name: string;
  readonly received: number;
  readonly sold: number;
  /** Good, but not sold: listed, unsold or held. */
  readonly open: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly payoutMinor: number;
}

export interface SuppliedFigures {
  readonly figures: Figures;
  /** Every source of the supplier, those with the most leads first. */
  readonly bySource: readonly SourceTotal[];
}

/** A supplier's own figures, of all sources or of one. Row security keeps them to the supplier's leads and sales. */
export const getSuppliedFigures = query({
  name: "supplied_figures.get",
  permission: "lead.read_supplied",
  input: z.object({ days: periodSchema, sourceId: filterId("source") }),
  async run(tx, { days, sourceId }, ctx): Promise<SuppliedFigures> {
    const question = { timeZone: ctx.brand.timeZone, now: ctx.now(), days };
    return {
      figures: await readFigures(tx, { ...question, sourceId }),
      bySource: await readSources(tx, question),
    };
  },
});

async function readSources(tx: Tx, question: PeriodQuestion): Promise<SourceTotal[]> {
  const earliest = fromUuid("sale", uuidAt(longBefore(question)));
  const { rows } = await tx.execute<Record<string, string>>(sql`
    with ${periodCtes(question)},
    counted as (
      select ${lead.sourceId} as source_id, count(*) as received,
        count(*) filter (where ${lead.status} = 'sold') as sold,
        count(*) filter (where ${lead.status} = 'duplicate') as duplicates,
        count(*) filter (where ${lead.status} = 'rejected') as rejected
      from ${lead}
      where ${and(sql`not ${lead.test}`, inArray(lead.status, [...LEAD_STATUSES]), sql`${lead.receivedAt} >= (select starts from edge)`)}
      group by 1),
    paid as (
      select ${lead.sourceId} as source_id, sum(${sale.payoutMinor}) as payout
      from ${sale} join ${lead} on ${eq(lead.id, sale.leadId)}
      where ${and(sql`${sale.id} >= ${sql.param(earliest, sale.id)}`, sql`${sale.soldAt} >= (select starts from edge)`, isNull(sale.reversedAt))}
      group by 1)
    select ${source.id} as id, ${source.name} as name, coalesce(received, 0) as received, coalesce(sold, 0) as sold,
      coalesce(duplicates, 0) as duplicates, coalesce(rejected, 0) as rejected, coalesce(payout, 0) as payout
    from ${source} left join counted on counted.source_id = ${source.id} left join paid on paid.source_id = ${source.id}
    order by coalesce(received, 0) desc, name`);
  return rows.map(({ id = "", name = "", ...row }) => {
    const [received, sold, duplicates, rejected] = [row.received, row.sold, row.duplicates, row.rejected].map(
      Number,
    ) as [number, number, number, number];
    const open = received - sold - duplicates - rejected;
    return {
      id: fromUuid("source", id),
      name,
      received,
      sold,
      open,
      duplicates,
      rejected,
      payoutMinor: Number(row.payout),
    };
  });
}
