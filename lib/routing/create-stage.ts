import type { Tx } from "@/db/brand";
import { bumpRouting } from "@/db/routing-version";
import { stage } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { type Id, newId } from "@/lib/core/id";
import { command } from "@/lib/runtime/use-case";
import { assignContracts } from "./assign-contracts";
import { readStageViews } from "./read-stage-views";
import type { Strategy } from "./schema";
import { lockStages, MAX_STAGES, orderStages } from "./stage-order";
import { createStageInput, type StageView } from "./stage-schema";

interface NewStage {
  readonly categoryId: Id<"category">;
  readonly name: string;
  readonly strategy: Exclude<Strategy, "ping_post">;
  readonly exclusiveFirst: boolean;
  readonly maxSales: number | null;
  /** Undefined: the last. */
  readonly position?: number | undefined;
  readonly now: Date;
}

/** A step: puts a stage into a category's order. */
export async function insertStage(tx: Tx, given: NewStage): Promise<typeof stage.$inferSelect> {
  const { position: wanted, now, ...values } = given;
  const others = await lockStages(tx, given.categoryId);
  if (others.length >= MAX_STAGES) {
    throw new AppError("conflict", "stage.too_many", {
      message: `A category has at most ${MAX_STAGES} stages.`,
    });
  }
  const row = { id: newId("stage"), ...values, position: others.length, createdAt: now };
  const [made] = await tx.insert(stage).values(row).returning();
  if (!made) throw new Error("the stage was not written");
  const position = Math.min(wanted ?? others.length, others.length);
  await orderStages(tx, [...others, made], others.map(({ id }) => id).toSpliced(position, 0, made.id));
  return { ...made, position };
}

/** Adds a step to a category's routing. */
export const createStage = command({
  name: "stage.create",
  permission: "stage.manage",
  input: createStageInput,
  async run(tx, { contractIds, strategy, ...input }, ctx, audit): Promise<StageView> {
    const made = await insertStage(tx, { ...input, strategy, now: ctx.now() });
    const changed = await assignContracts(tx, made, contractIds);
    await bumpRouting(tx, { contractIds: changed });
    const [view] = await readStageViews(tx, [made]);
    if (!view) throw new Error("one row makes one view");
    audit({
      objectKind: "stage",
      objectId: made.id,
      after: { ...input, strategy, contracts: changed.length },
    });
    return view;
  },
});
