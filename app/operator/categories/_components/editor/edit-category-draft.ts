import { freshKey } from "@/components/form/fresh-key";
import type { CategoryDraft, FieldDraft } from "./category-draft";

/** What a button of the editor asks for, as the button's value. */
export type CategoryEdit = "addField" | `removeField:${number}` | `upField:${number}` | `downField:${number}`;

/** The draft after a button was pressed; null where the value is no edit. */
export function editCategoryDraft(draft: CategoryDraft, edit: string): CategoryDraft | null {
  const [verb, index = ""] = edit.split(":");
  const at = Number(index);
  const { fields } = draft;
  switch (verb) {
    case "addField":
      return { ...draft, fields: [...fields, newField(fields)] };
    case "removeField":
      return { ...draft, fields: fields.filter((_, i) => i !== at) };
    case "upField":
      return { ...draft, fields: move(fields, at, at - 1) };
    case "downField":
      return { ...draft, fields: move(fields, at, at + 1) };
    default:
      return null;
  }
}

function move(fields: readonly FieldDraft[], from: number, to: number): readonly FieldDraft[] {
  const moving = fields[from];
  if (!moving || to < 0 || to >= fields.length) return fields;
  return fields.toSpliced(from, 1).toSpliced(to, 0, moving);
}

function newField(fields: readonly FieldDraft[]): FieldDraft {
  const row = freshKey(
    fields.map((field) => field.row),
    "f",
  );
  return {
    row,
    key: "",
    type: "text",
    fixed: false,
    labelEn: "",
    labelDe: "",
    required: false,
    preview: true,
    personal: false,
    choices: "",
    min: "",
    max: "",
    maxLength: "",
  };
}
