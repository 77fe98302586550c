import { and, eq, gte, sql } from "drizzle-orm";
import * as z from "zod";
import { lead, sale } from "@/db/schema";
import { fromUuid, type Id, uuidAt } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";

/** What came through a source; test leads do not count. */
export interface SourceCount {
  readonly received: number;
  readonly sold: number;
  /** Rejected and duplicates. */
  readonly refused: number;
  /** The supplier's share of the sales that stand. */
  readonly payoutMinor: number;
}

export interface SourceFigures {
  readonly sourceId: Id<"source">;
  /** Since midnight in the brand's zone. */
  readonly today: SourceCount;
  /** Today and the 29 days before it. */
  readonly month: SourceCount;
}

const DAYS = 30;
/** Ids carry the clock of the process that made them; the time of receipt is the database's. */
const CLOCK_SLACK_MS = 60 * 60_000;

interface Bounds extends Record<string, unknown> {
  readonly today: string;
  readonly month: string;
}

/** A supplier's sources with their figures of today and of 30 days; a source without leads is not in the list. */
export const listSourceFigures = query({
  name: "source.list_figures",
  permission: "source.read",
  input: z.object({ supplierId: z.string() }),
  async run(tx, input, ctx): Promise<readonly SourceFigures[]> {
    const supplierId = requireId("supplier", input.supplierId);
    const { rows } = await tx.execute<Bounds>(sql`
      select (d.day at time zone ${ctx.brand.timeZone})::text as today,
        ((d.day - make_interval(days => ${DAYS - 1})) at time zone ${ctx.brand.timeZone})::text as month
      from (select date_trunc('day', ${ctx.now().toISOString()}::timestamptz at time zone ${ctx.brand.timeZone}) as day) d`);
    const [bounds] = rows;
    if (!bounds) throw new Error("the database knows no day");
    const since = new Date(bounds.month);
    // Leads and sales are in order of time: an index finds where a day begins.
    const first = uuidAt(since.getTime() - CLOCK_SLACK_MS);
    const isToday = sql`${lead.receivedAt} >= ${bounds.today}::timestamptz`;
    const paid = tx
      .select({
        leadId: sale.leadId,
        payout: sql<string>`sum(${sale.payoutMinor}) filter (where ${sale.reversedAt} is null)`.as("payout"),
      })
      .from(sale)
      .where(and(eq(sale.supplierId, supplierId), gte(sale.id, fromUuid("sale", first))))
      .groupBy(sale.leadId)
      .as("paid");
    const count = (when: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${when}))::int`;
    const isSold = sql`${lead.status} = 'sold'`;
    const isRefused = sql`${lead.status} in ('rejected', 'duplicate')`;
    const found = await tx
      .select({
        sourceId: lead.sourceId,
        received: count(sql`true`),
        sold: count(isSold),
        refused: count(isRefused),
        payout: sql<string>`coalesce(sum(${paid.payout}), 0)`,
        receivedToday: count(isToday),
        soldToday: count(sql`${isToday} and ${isSold}`),
        refusedToday: count(sql`${isToday} and ${isRefused}`),
        payoutToday: sql<string>`coalesce(sum(${paid.payout}) filter (where ${isToday}), 0)`,
      })
      .from(lead)
      .leftJoin(paid, eq(paid.leadId, lead.id))
      .where(
        and(
          eq(lead.supplierId, supplierId),
          gte(lead.id, fromUuid("lead", first)),
          gte(lead.receivedAt, since),
          eq(lead.test, false),
        ),
      )
      .groupBy(lead.sourceId);
    return found.map((row) => ({
      sourceId: row.sourceId,
      today: {
        received: row.receivedToday,
        sold: row.soldToday,
        refused: row.refusedToday,
        payoutMinor: Number(row.payoutToday),
      },
      month: {
        received: row.received,
        sold: row.sold,
        refused: row.refused,
        payoutMinor: Number(row.payout),
      },
    }));
  },
});
