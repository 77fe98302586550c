import { eq } from "drizzle-orm";
import type { Tx } from "@/db/brand";
import { bumpRouting } from "@/db/routing-version";
import { stage } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { command } from "@/lib/runtime/use-case";
import { assignContracts } from "./assign-contracts";
import { readStageViews } from "./read-stage-views";
import { lockStages, orderStages } from "./stage-order";
import { type StageView, updateStageInput } from "./stage-schema";

/** Of the contracts that came or went, so many are named in the audit log. */
const MOST_NAMED = 20;

/** Changes a step of a category's routing: strategy, limits, place in the order, contracts. */
export const updateStage = command({
  name: "stage.update",
  permission: "stage.manage",
  input: updateStageInput,
  async run(tx, { id: given, contractIds, position, strategy, ...plain }, _ctx, audit): Promise<StageView> {
    const id = requireId("stage", given);
    const [before] = await tx.select().from(stage).where(eq(stage.id, id));
    if (!before) throw notFound("stage");
    if (position !== undefined) await moveStage(tx, before, position);
    const changes = { ...plain, strategy };
    if (Object.values(changes).some((value) => value !== undefined)) {
      await tx.update(stage).set(changes).where(eq(stage.id, id));
    }
    const changed = contractIds ? await assignContracts(tx, before, contractIds) : [];
    await bumpRouting(tx, { contractIds: changed });
    const [view] = await readStageViews(tx, await tx.select().from(stage).where(eq(stage.id, id)));
    if (!view) throw notFound("stage");
    const { name, strategy: old, exclusiveFirst, maxSales, position: place } = before;
    audit({
      objectKind: "stage",
      objectId: id,
      before: { name, strategy: old, exclusiveFirst, maxSales, position: place },
      after: {
        ...changes,
        position: view.position,
        ...(changed.length > 0 && {
          contractsChanged: changed.length,
          contracts: changed.slice(0, MOST_NAMED),
        }),
      },
    });
    return view;
  },
});

async function moveStage(tx: Tx, moving: typeof stage.$inferSelect, position: number): Promise<void> {
  const all = await lockStages(tx, moving.categoryId);
  const others = all.map(({ id }) => id).filter((id) => id !== moving.id);
  await orderStages(tx, all, others.toSpliced(Math.min(position, others.length), 0, moving.id));
}
