import { type ContractDraft, usualOp } from "@/lib/routing/draft-schema";
import type { EditorChoices } from "./editor-types";

/** A draft whose conditions ask only what their field can answer: another field may not know the operator chosen before. */
export function fitDraft(
  draft: ContractDraft,
  { fields, ops }: Pick<EditorChoices, "fields" | "ops">,
): ContractDraft {
  return {
    ...draft,
    filters: draft.filters.map((group) => ({
      ...group,
      conditions: group.conditions.map((condition) => {
        const field = fields.find(({ key }) => key === condition.field);
        const known = field ? ops[field.type] : [];
        const op = known.find((one) => one === condition.op) ?? usualOp(field?.type);
        return { ...condition, op };
      }),
    })),
  };
}
