import type { CardView } from "@/lib/sales/card-schema";

/** Where a lead stands, or is to be moved to. */
export type Position = Pick<CardView, "stage" | "lostReason">;

/** What the stage's form would send. */
export function stageFormData(leadId: string, { stage, lostReason }: Position): FormData {
  const form = new FormData();
  form.set("leadId", leadId);
  form.set("stage", stage);
  if (lostReason) form.set("lostReason", lostReason);
  return form;
}
