/** Shapes of stages as they are asked for and shown. */
import * as z from "zod";
import { idSchema } from "@/lib/core/id-schema";
import { STRATEGIES, stageInput } from "./schema";

export const stageView = z
  .object({
    id: idSchema("stage"),
    categoryId: idSchema("category"),
    position: z.int().meta({ description: "From 0; stages are asked in this order." }),
    name: z.string(),
    strategy: z.enum(STRATEGIES),
    exclusiveFirst: z.boolean(),
    maxSales: z.int().nullable(),
    contractIds: z.array(idSchema("contract")),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Stage" });
export type StageView = z.infer<typeof stageView>;

/** Left out, the position is the last. */
export const createStageInput = stageInput.extend({
  categoryId: idSchema("category"),
  position: stageInput.shape.position.optional(),
});

/** No defaults here: what is left out stays as it is. */
export const stageChanges = z
  .object({
    position: stageInput.shape.position,
    name: stageInput.shape.name,
    strategy: stageInput.shape.strategy,
    exclusiveFirst: z.boolean(),
    maxSales: z.number().int().min(1).max(100).nullable(),
    contractIds: z.array(idSchema("contract")).max(100_000),
  })
  .partial();
export const updateStageInput = stageChanges.extend({ id: z.string() });

export const deletedStageView = z.object({ id: idSchema("stage"), deleted: z.literal(true) });
