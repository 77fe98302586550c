import { command } from "@/lib/runtime/use-case";
import { type CardView, setLeadStageInput } from "./card-schema";
import { writeCard } from "./write-card";

/** Moves a bought lead to a stage, from any other; losing it says why. */
export const setLeadStage = command({
  name: "lead.set_stage",
  permission: "lead.work",
  input: setLeadStageInput,
  run: (tx, { leadId, stage, lostReason }, ctx, audit): Promise<CardView> =>
    writeCard(tx, ctx, audit, leadId, {
      stage,
      lostReason: stage === "lost" ? (lostReason ?? null) : null,
    }),
});
