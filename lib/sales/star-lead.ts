import { command } from "@/lib/runtime/use-case";
import { type CardView, starLeadInput } from "./card-schema";
import { writeCard } from "./write-card";

/** Puts a star on a bought lead or takes it off. */
export const starLead = command({
  name: "lead.star",
  permission: "lead.work",
  input: starLeadInput,
  run: (tx, { leadId, starred }, ctx, audit): Promise<CardView> =>
    writeCard(tx, ctx, audit, leadId, { starred }),
});
