import { asc, eq } from "drizzle-orm";
import * as z from "zod";
import { stage } from "@/db/schema";
import { idSchema } from "@/lib/core/id-schema";
import type { Page } from "@/lib/core/paging";
import { query } from "@/lib/runtime/use-case";
import { readStageViews } from "./read-stage-views";
import type { StageView } from "./stage-schema";

/** The stages of one category, or of all, in the order in which they are asked. */
export const listStages = query({
  name: "stage.list",
  permission: "stage.read",
  input: z.object({ categoryId: idSchema("category").optional() }),
  async run(tx, { categoryId }): Promise<Page<StageView>> {
    const rows = await tx
      .select()
      .from(stage)
      .where(categoryId && eq(stage.categoryId, categoryId))
      .orderBy(asc(stage.categoryId), asc(stage.position));
    return { data: await readStageViews(tx, rows), nextCursor: null };
  },
});
