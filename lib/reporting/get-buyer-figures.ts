import { and, eq, gte, isNull, sql } from "drizzle-orm";
import * as z from "zod";
import { buyer, sale, saleCard, saleOpening } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { query } from "@/lib/runtime/use-case";
import { isDue, isUnread } from "./purchase-filter";

export const FIGURE_PERIODS = ["day", "week", "month"] as const;
export type FigurePeriod = (typeof FIGURE_PERIODS)[number];

export interface PeriodFigures {
  /** Sales that stand; what was credited is counted beside them. */
  readonly leads: number;
  readonly spentMinor: number;
  readonly credited: number;
}

export interface BuyerFigures {
  readonly status: "active" | "suspended";
  /** The buyer's zone, in which the periods begin. */
  readonly timeZone: string;
  readonly unread: number;
  /** Follow-ups of today or before. */
  readonly due: number;
  /** Leads that are won, and of those the ones won this month, whenever they were bought. */
  readonly won: { readonly leads: number; readonly inMonth: number; readonly dealValueInMonthMinor: number };
  readonly periods: Readonly<Record<FigurePeriod, PeriodFigures>>;
}

/** A buyer's overview in figures: what waits, and what was bought this day, week and month. */
export const getBuyerFigures = query({
  name: "buyer_figures.get",
  permission: "lead.read_bought",
  input: z.object({}),
  async run(tx, _input, ctx): Promise<BuyerFigures> {
    const local = sql`(${ctx.now().toISOString()}::timestamptz at time zone ${buyer.timeZone})`;
    const start = (unit: FigurePeriod) =>
      sql<string>`(date_trunc('${sql.raw(unit)}', ${local}) at time zone ${buyer.timeZone})::text`;
    const [own] = await tx
      .select({
        status: buyer.status,
        timeZone: buyer.timeZone,
        day: start("day"),
        week: start("week"),
        month: start("month"),
      })
      .from(buyer);
    if (!own) throw notFound("buyer");
    const inPeriod = (unit: FigurePeriod) => sql`${sale.soldAt} >= ${own[unit]}::timestamptz`;
    const figures = (unit: FigurePeriod) => ({
      leads: sql`count(*) filter (where ${inPeriod(unit)} and ${sale.reversedAt} is null)`.mapWith(Number),
      spentMinor:
        sql`coalesce(sum(${sale.priceMinor}) filter (where ${inPeriod(unit)} and ${sale.reversedAt} is null), 0)`.mapWith(
          Number,
        ),
      credited: sql`count(*) filter (where ${inPeriod(unit)} and ${sale.reversedAt} is not null)`.mapWith(
        Number,
      ),
    });
    // A week may have begun in the month before.
    const since = sql`least(${own.week}::timestamptz, ${own.month}::timestamptz)`;
    const [periods] = await tx
      .select({ day: figures("day"), week: figures("week"), month: figures("month") })
      .from(sale)
      .where(gte(sale.soldAt, since));
    const [unread] = await tx
      .select({ count: sql`count(*)`.mapWith(Number) })
      .from(sale)
      .leftJoin(saleOpening, eq(saleOpening.saleId, sale.id))
      .where(isUnread);
    const [due] = await tx
      .select({ count: sql`count(*)`.mapWith(Number) })
      .from(saleCard)
      .innerJoin(sale, eq(sale.id, saleCard.saleId))
      .where(isDue(ctx));
    const wonInMonth = sql`${saleCard.stageAt} >= ${own.month}::timestamptz`;
    const [won] = await tx
      .select({
        leads: sql`count(*)`.mapWith(Number),
        inMonth: sql`count(*) filter (where ${wonInMonth})`.mapWith(Number),
        dealValueInMonthMinor:
          sql`coalesce(sum(${saleCard.dealValueMinor}) filter (where ${wonInMonth}), 0)`.mapWith(Number),
      })
      .from(saleCard)
      .innerJoin(sale, eq(sale.id, saleCard.saleId))
      .where(and(eq(saleCard.stage, "won"), isNull(sale.reversedAt)));
    const none: PeriodFigures = { leads: 0, spentMinor: 0, credited: 0 };
    return {
      status: own.status,
      timeZone: own.timeZone,
      unread: unread?.count ?? 0,
      due: due?.count ?? 0,
      won: won ?? { leads: 0, inMonth: 0, dealValueInMonthMinor: 0 },
      periods: periods ?? { day: none, week: none, month: none },
    };
  },
});
