import { and, count, eq, ne, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import * as z from "zod";
import type { Tx } from "@/db/brand";
import { bumpRouting } from "@/db/routing-version";
import { contract, stage, stageContract } from "@/db/schema";
import { AppError, notFound } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";
import { requireId } from "@/lib/core/id-schema";
import { command } from "@/lib/runtime/use-case";
import { lockStages, orderStages } from "./stage-order";

/**
 * Takes a step out of a category's routing; those after it move up.
 * @throws AppError stage.last_of_contracts where contracts would be left without a stage
 */
export const deleteStage = command({
  name: "stage.delete",
  permission: "stage.manage",
  input: z.object({ id: z.string() }),
  async run(tx, input, _ctx, audit): Promise<{ id: Id<"stage">; deleted: true }> {
    const id = requireId("stage", input.id);
    const [row] = await tx.select().from(stage).where(eq(stage.id, id));
    if (!row) throw notFound("stage");
    const all = await lockStages(tx, row.categoryId);
    const stranded = await countStranded(tx, id);
    if (stranded > 0) {
      throw new AppError("conflict", "stage.last_of_contracts", {
        message: `${stranded} contracts are in no other stage. Put them into one first.`,
        facts: { contracts: stranded },
      });
    }
    const assigned = await tx
      .delete(stageContract)
      .where(eq(stageContract.stageId, id))
      .returning({ contractId: stageContract.contractId });
    await tx.delete(stage).where(eq(stage.id, id));
    const rest = all.filter((other) => other.id !== id);
    await orderStages(
      tx,
      rest,
      rest.map((other) => other.id),
    );
    await bumpRouting(tx, { contractIds: assigned.map(({ contractId }) => contractId) });
    const { name, strategy, position } = row;
    audit({ objectKind: "stage", objectId: id, before: { name, strategy, position } });
    return { id, deleted: true };
  },
});

async function countStranded(tx: Tx, id: Id<"stage">): Promise<number> {
  const other = alias(stageContract, "other");
  const elsewhere = tx
    .select({ one: sql`1` })
    .from(other)
    .where(and(eq(other.contractId, stageContract.contractId), ne(other.stageId, id)));
  const [row] = await tx
    .select({ n: count() })
    .from(stageContract)
    .innerJoin(contract, eq(contract.id, stageContract.contractId))
    .where(and(eq(stageContract.stageId, id), ne(contract.status, "archived"), notExists(elsewhere)));
  return row?.n ?? 0;
}
