import { and, eq, inArray, ne } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { contract, stageContract } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import type { Id } from "@/lib/core/id";

/**
 * Makes a stage hold exactly these contracts. Returns those that came or went: their eligibility changed.
 * @throws AppError invalid where one is not a living contract of the stage's category
 */
export async function assignContracts(
  tx: Tx,
  stage: { readonly id: Id<"stage">; readonly categoryId: Id<"category"> },
  contractIds: readonly Id<"contract">[],
): Promise<Id<"contract">[]> {
  const wanted = new Set(contractIds);
  const known = await tx
    .select({ id: contract.id })
    .from(contract)
    .where(
      and(
        inArray(contract.id, [...wanted]),
        eq(contract.categoryId, stage.categoryId),
        ne(contract.status, "archived"),
      ),
    );
  const good = new Set(known.map(({ id }) => id));
  const errors = contractIds.flatMap((id, i) =>
    good.has(id)
      ? []
      : [
          {
            field: `contractIds.${i}`,
            code: "stage.unknown_contract",
            message: "is no contract of this category",
          },
        ],
  );
  if (errors.length > 0) {
    throw new AppError("invalid", "stage.unknown_contract", {
      message: "Some of the contracts are not contracts of this category.",
      errors,
    });
  }
  const held = await tx
    .select({ id: stageContract.contractId })
    .from(stageContract)
    .where(eq(stageContract.stageId, stage.id));
  const before = new Set(held.map(({ id }) => id));
  const gone = [...before].filter((id) => !wanted.has(id));
  const come = [...wanted].filter((id) => !before.has(id));
  if (gone.length > 0) {
    await tx
      .delete(stageContract)
      .where(and(eq(stageContract.stageId, stage.id), inArray(stageContract.contractId, gone)));
  }
  if (come.length > 0) {
    await tx.insert(stageContract).values(come.map((contractId) => ({ stageId: stage.id, contractId })));
  }
  return [...gone, ...come];
}
