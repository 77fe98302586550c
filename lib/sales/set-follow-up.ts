import { command } from "@/lib/runtime/use-case";
import { type CardView, setFollowUpInput } from "./card-schema";
import { writeCard } from "./write-card";

/** The day on which the buyer wants to come back to a bought lead; null takes it away. */
export const setFollowUp = command({
  name: "lead.set_follow_up",
  permission: "lead.work",
  input: setFollowUpInput,
  run: (tx, { leadId, followUpOn }, ctx, audit): Promise<CardView> =>
    writeCard(tx, ctx, audit, leadId, { followUpOn }),
});
