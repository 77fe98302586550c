/**
 * Stored decisions in words' reach: each contract considered, in order, with its verdict and the facts a sentence needs
 * ("daily cap of 10 reached at 14:02"). Contracts of the category that the trail does not name did not cover the place.
 */
import { and, asc, eq, inArray, lte, notInArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { buyer, contract, decision, sale, stage } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import type { Field, LocalText, SaleMode } from "@/lib/leads/schema";
import { explainTrail } from "@/lib/routing/engine/explain";

export interface VerdictView {
  readonly contract: { readonly id: Id<"contract">; readonly number: number; readonly name: string } | null;
  readonly buyer: { readonly id: Id<"buyer">; readonly name: string } | null;
  readonly stage: string | null;
  readonly mode: SaleMode | null;
  /** "sold", "cap_day", "filter:roofArea": the codes of lib/routing/verdict.ts. */
  readonly code: string;
  /** The label of the field a filter stopped at. */
  readonly fieldLabel: LocalText | null;
  readonly priceMinor: number | null;
  /** The cap (leads) or budget (minor units) that was reached, as it is set now. */
  readonly limit: number | null;
  /** When it was reached: the contract's last sale before this decision. */
  readonly reachedAt: Date | null;
}

export interface DecisionView {
  readonly decidedAt: Date;
  readonly verdicts: readonly VerdictView[];
  /** Contracts of the category that did not cover the lead's place; at most 200 are named. */
  readonly outsideTerritory: readonly VerdictView[];
  readonly outsideTerritoryCount: number;
}

const MOST_OUTSIDE = 200;
const LIMITED = /^(cap|budget)_(day|week|month|total)$/;

const contractColumns = {
  id: contract.id,
  number: contract.number,
  name: contract.name,
  buyerId: buyer.id,
  buyerName: buyer.name,
  cap_day: contract.capDay,
  cap_week: contract.capWeek,
  cap_month: contract.capMonth,
  cap_total: contract.capTotal,
  budget_day: contract.budgetDayMinor,
  budget_week: contract.budgetWeekMinor,
  budget_month: contract.budgetMonthMinor,
  budget_total: contract.budgetTotalMinor,
};
type LimitKey = Extract<keyof typeof contractColumns, `${"cap" | "budget"}_${string}`>;

/** The last sale of each capped contract before the decision: the moment its cap was reached. */
async function readReachedAt(
  tx: Tx,
  ids: readonly Id<"contract">[],
  at: Date,
): Promise<ReadonlyMap<string, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: sale.contractId, at: sql<string>`max(${sale.soldAt})` })
    .from(sale)
    .where(and(inArray(sale.contractId, [...ids]), lte(sale.soldAt, at)))
    .groupBy(sale.contractId);
  return new Map(rows.map((row) => [row.id, new Date(row.at)]));
}

export async function readDecisions(
  tx: Tx,
  leadId: Id<"lead">,
  categoryId: Id<"category">,
  fields: readonly Field[],
): Promise<readonly DecisionView[]> {
  const rows = await tx
    .select()
    .from(decision)
    .where(eq(decision.leadId, leadId))
    .orderBy(asc(decision.decidedAt));
  if (rows.length === 0) return [];
  const stages = await tx
    .select({ position: stage.position, name: stage.name })
    .from(stage)
    .where(eq(stage.categoryId, categoryId));
  const stageNames = new Map(stages.map((row) => [row.position, row.name]));
  const views: DecisionView[] = [];
  for (const row of rows) views.push(await viewOf(tx, row, { categoryId, fields, stageNames }));
  return views;
}

async function viewOf(
  tx: Tx,
  row: { trail: readonly number[]; decidedAt: Date },
  facts: { categoryId: Id<"category">; fields: readonly Field[]; stageNames: ReadonlyMap<number, string> },
): Promise<DecisionView> {
  const entries = explainTrail(row.trail, facts.fields);
  const numbers = [...new Set(entries.map((entry) => entry.contractNumber))];
  const known = numbers.length
    ? await tx
        .select(contractColumns)
        .from(contract)
        .innerJoin(buyer, eq(buyer.id, contract.buyerId))
        .where(inArray(contract.number, numbers))
    : [];
  const byNumber = new Map(known.map((entry) => [entry.number, entry]));
  const limited = entries.filter((entry) => LIMITED.test(entry.reason));
  const reachedAt = await readReachedAt(
    tx,
    limited.flatMap((entry) => byNumber.get(entry.contractNumber)?.id ?? []),
    row.decidedAt,
  );
  const verdicts = entries.map((entry): VerdictView => {
    const found = byNumber.get(entry.contractNumber);
    const isLimited = LIMITED.test(entry.reason);
    return {
      contract: found ? { id: found.id, number: found.number, name: found.name } : null,
      buyer: found ? { id: found.buyerId, name: found.buyerName } : null,
      stage: facts.stageNames.get(entry.stagePosition) ?? null,
      mode: entry.mode,
      code: entry.reason,
      fieldLabel: facts.fields.find((field) => field.number === entry.fieldNumber)?.label ?? null,
      priceMinor: entry.priceMinor > 0 ? entry.priceMinor : null,
      limit: found && isLimited ? found[entry.reason as LimitKey] : null,
      reachedAt: found && isLimited ? (reachedAt.get(found.id) ?? null) : null,
    };
  });
  return {
    decidedAt: row.decidedAt,
    verdicts,
    ...(await readOutside(tx, facts.categoryId, numbers, row.decidedAt)),
  };
}

async function readOutside(
  tx: Tx,
  categoryId: Id<"category">,
  named: readonly number[],
  decidedAt: Date,
): Promise<Pick<DecisionView, "outsideTerritory" | "outsideTerritoryCount">> {
  const rows = await tx
    .select({ ...contractColumns, total: sql<number>`(count(*) over ())::int` })
    .from(contract)
    .innerJoin(buyer, eq(buyer.id, contract.buyerId))
    .where(
      and(
        eq(contract.categoryId, categoryId),
        lte(contract.createdAt, decidedAt),
        sql`${contract.status} <> 'archived'`,
        named.length ? notInArray(contract.number, [...named]) : undefined,
      ),
    )
    .orderBy(asc(contract.number))
    .limit(MOST_OUTSIDE);
  const outsideTerritory = rows.map(
    (row): VerdictView => ({
      contract: { id: row.id, number: row.number, name: row.name },
      buyer: { id: row.buyerId, name: row.buyerName },
      stage: null,
      mode: null,
      code: "outside_territory",
      fieldLabel: null,
      priceMinor: null,
      limit: null,
      reachedAt: null,
    }),
  );
  return { outsideTerritory, outsideTerritoryCount: rows[0]?.total ?? 0 };
}
