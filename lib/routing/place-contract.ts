import { asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { stage, stageContract } from "@/db/schema";
import type { Id } from "@/lib/core/id";
import { insertStage } from "./create-stage";

/**
 * Puts a contract into exactly these stages. Without any it goes to its category's first stage, which is made where there is
 * none: a contract in no stage would never be asked.
 */
export async function placeContract(
  tx: Tx,
  contract: { readonly id: Id<"contract">; readonly categoryId: Id<"category">; readonly now: Date },
  stageIds: readonly Id<"stage">[],
): Promise<void> {
  const { id: contractId, categoryId, now } = contract;
  const wanted = stageIds.length > 0 ? [...new Set(stageIds)] : [await firstStage(tx, categoryId, now)];
  await tx.delete(stageContract).where(eq(stageContract.contractId, contractId));
  await tx.insert(stageContract).values(wanted.map((stageId) => ({ stageId, contractId })));
}

async function firstStage(tx: Tx, categoryId: Id<"category">, now: Date): Promise<Id<"stage">> {
  const [first] = await tx
    .select({ id: stage.id })
    .from(stage)
    .where(eq(stage.categoryId, categoryId))
    .orderBy(asc(stage.position))
    .limit(1);
  if (first) return first.id;
  const made = await insertStage(tx, {
    categoryId,
    name: "1",
    strategy: "highest_bid",
    exclusiveFirst: false,
    maxSales: null,
    now,
  });
  return made.id;
}
