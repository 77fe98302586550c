import { asc, inArray } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { type stage, stageContract } from "@/db/schema";
import type { StageView } from "./stage-schema";

/** Stages as they are shown, with their contracts. Keeps the order. */
export async function readStageViews(
  tx: Tx,
  rows: readonly (typeof stage.$inferSelect)[],
): Promise<StageView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const assigned = await tx
    .select()
    .from(stageContract)
    .where(inArray(stageContract.stageId, ids))
    .orderBy(asc(stageContract.contractId));
  const byStage = Map.groupBy(assigned, ({ stageId }) => stageId);
  return rows.map(({ brandId: _, createdAt, ...row }) => ({
    ...row,
    contractIds: (byStage.get(row.id) ?? []).map(({ contractId }) => contractId),
    createdAt: createdAt.toISOString(),
  }));
}
