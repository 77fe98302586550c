import { AppError, type FieldError } from "@/lib/core/errors";
import type { FieldInput } from "./category-schema";
import type { Field } from "./schema";

/**
 * Gives fields their numbers. A field is known by its key: it keeps number and type for as long as it is there; a new one
 * gets the next number, so that no number ever names two fields.
 * @param next the number of the next new field
 * @throws AppError category.field_type_fixed
 */
export function numberFields(
  entered: readonly FieldInput[],
  before: readonly Field[],
  next: number,
): { fields: Field[]; next: number } {
  const known = new Map(before.map((field) => [field.key, field]));
  let free = Math.max(next, ...before.map((field) => field.number + 1), 0);
  const errors: FieldError[] = [];
  const fields = entered.map((field, i) => {
    const same = known.get(field.key);
    if (same && same.type !== field.type) {
      const message = `stays ${same.type}: leads hold values of that type. Add a field with another key.`;
      errors.push({ field: `fields.${i}.type`, code: "category.field_type_fixed", message });
    }
    return { ...field, number: same?.number ?? free++ };
  });
  if (errors.length > 0) {
    throw new AppError("invalid", "category.field_type_fixed", {
      message: "A field cannot change its type.",
      errors,
    });
  }
  return { fields, next: free };
}
