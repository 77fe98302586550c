import { eq } from "drizzle-orm";
import * as z from "zod";
import { stage } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { requireId } from "@/lib/core/id-schema";
import { query } from "@/lib/runtime/use-case";
import { readStageViews } from "./read-stage-views";
import type { StageView } from "./stage-schema";

export const getStage = query({
  name: "stage.get",
  permission: "stage.read",
  input: z.object({ id: z.string() }),
  async run(tx, input): Promise<StageView> {
    const rows = await tx
      .select()
      .from(stage)
      .where(eq(stage.id, requireId("stage", input.id)));
    const [view] = await readStageViews(tx, rows);
    if (!view) throw notFound("stage");
    return view;
  },
});
