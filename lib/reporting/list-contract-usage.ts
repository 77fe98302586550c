import { eq, inArray, sql } from "drizzle-orm";
import * as z from "zod";
import { buyer, contract, contractCounter } from "@/db/schema";
import { idSchema } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import type { ContractUsage, PeriodUsage } from "./usage-schema";

/** How far caps and budgets of contracts are used up, now. Contracts of others are left out. */
export const listContractUsage = query({
  name: "contract.list_usage",
  permission: "contract.read",
  input: z.object({ contractIds: z.array(idSchema("contract")).max(200) }),
  async run(tx, { contractIds }, ctx): Promise<readonly ContractUsage[]> {
    if (contractIds.length === 0) return [];
    const local = sql`(${ctx.now().toISOString()}::timestamptz at time zone ${buyer.timeZone})`;
    // A counter speaks of the period it was last written in: an older one is a period without sales.
    const current = (unit: "day" | "week" | "month") => {
      const start = sql`date_trunc('${sql.raw(unit)}', ${local})`;
      return {
        isCurrent: sql<boolean>`${contractCounter[unit]} = ${start}::date`,
        resetsAt: sql<string>`(${start} + interval '1 ${sql.raw(unit)}') at time zone ${buyer.timeZone}`,
      };
    };
    const [day, week, month] = [current("day"), current("week"), current("month")];
    const rows = await tx
      .select({
        counter: contractCounter,
        timeZone: buyer.timeZone,
        isDay: day.isCurrent,
        isWeek: week.isCurrent,
        isMonth: month.isCurrent,
        dayResets: day.resetsAt,
        weekResets: week.resetsAt,
        monthResets: month.resetsAt,
      })
      .from(contract)
      .innerJoin(buyer, eq(buyer.id, contract.buyerId))
      .innerJoin(contractCounter, eq(contractCounter.contractId, contract.id))
      .where(inArray(contract.id, contractIds));
    return rows.map(({ counter, timeZone, ...row }): ContractUsage => {
      const used = (isCurrent: boolean, count: number, spent: number, resets: string): PeriodUsage => ({
        count: isCurrent ? count : 0,
        spentMinor: isCurrent ? spent : 0,
        resetsAt: new Date(resets),
      });
      return {
        contractId: counter.contractId,
        timeZone,
        day: used(row.isDay, counter.dayCount, counter.daySpent, row.dayResets),
        week: used(row.isWeek, counter.weekCount, counter.weekSpent, row.weekResets),
        month: used(row.isMonth, counter.monthCount, counter.monthSpent, row.monthResets),
        total: { count: counter.totalCount, spentMinor: counter.totalSpent, resetsAt: null },
        lastSoldAt: counter.lastSoldAt,
      };
    });
  },
});
