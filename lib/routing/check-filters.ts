import type { FieldError } from "@/lib/core/errors";
import type { FIELD_TYPES, Field } from "@/lib/leads/schema";
import type { Condition, FilterGroups, FilterOp } from "./schema";

type FieldType = (typeof FIELD_TYPES)[number];

const ORDER = ["gt", "gte", "lt", "lte", "between"] as const;
const EQUAL = ["eq", "ne", "in", "notIn", "isSet"] as const;

/** Which operators a field of each type takes. */
export const FILTER_OPS: Readonly<Record<FieldType, readonly FilterOp[]>> = {
  text: [...EQUAL, "contains", "startsWith"],
  number: [...EQUAL, ...ORDER],
  money: [...EQUAL, ...ORDER],
  choice: EQUAL,
  multi_choice: ["contains", "in", "notIn", "isSet"],
  boolean: ["eq", "ne", "isSet"],
  date: [...EQUAL, ...ORDER],
};

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

function fits(type: FieldType, value: string | number | boolean): boolean {
  switch (type) {
    case "number":
      return typeof value === "number";
    case "money":
      return Number.isSafeInteger(value);
    case "boolean":
      return typeof value === "boolean";
    case "date":
      return typeof value === "string" && ISO_DAY.test(value);
    default:
      return typeof value === "string";
  }
}

function checkValue(condition: Condition, field: Field): { code: string; message: string } | null {
  if (condition.op === "isSet") return null;
  const values = Array.isArray(condition.value) ? condition.value : [condition.value];
  if (!values.every((value) => fits(field.type, value))) {
    return { code: "filter.wrong_value", message: `must be a value of type ${field.type}` };
  }
  if (condition.op === "between" && condition.value[0] > condition.value[1]) {
    return { code: "filter.empty_range", message: "the first value must not be above the second" };
  }
  if (field.type !== "choice" && field.type !== "multi_choice") return null;
  const unknown = values.find((value) => !field.choices?.some((choice) => choice.value === value));
  return unknown === undefined
    ? null
    : {
        code: "filter.unknown_choice",
        message: `${JSON.stringify(unknown)} is not one of the field's choices`,
      };
}

/** What is wrong with a contract's filters for a category's fields: unknown fields, operators and values that do not fit. */
export function checkFilters(filters: FilterGroups, fields: readonly Field[]): FieldError[] {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  return filters.flatMap((group, g) =>
    group.conditions.flatMap((condition, c): FieldError[] => {
      const at = `filters.${g}.conditions.${c}`;
      const field = byKey.get(condition.field);
      if (!field) {
        return [
          {
            field: `${at}.field`,
            code: "filter.unknown_field",
            message: `the category has no field "${condition.field}"`,
          },
        ];
      }
      if (!FILTER_OPS[field.type].includes(condition.op)) {
        const message = `a field of type ${field.type} takes ${FILTER_OPS[field.type].join(", ")}`;
        return [{ field: `${at}.op`, code: "filter.wrong_operator", message }];
      }
      const wrong = checkValue(condition, field);
      return wrong ? [{ field: `${at}.value`, ...wrong }] : [];
    }),
  );
}
