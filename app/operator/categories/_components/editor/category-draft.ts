import type { FieldError } from "@/lib/core/errors";
import type { Field } from "@/lib/leads/schema";

/** A field as text to edit. */
export interface FieldDraft {
  /** Of the row, not of the field: rows keep what is typed in them while others move. */
  readonly row: string;
  readonly key: string;
  readonly type: Field["type"];
  /** Leads hold its values: key and type stay. */
  readonly fixed: boolean;
  readonly labelEn: string;
  readonly labelDe: string;
  readonly required: boolean;
  readonly preview: boolean;
  readonly personal: boolean;
  /** One per line: value | English | German. */
  readonly choices: string;
  readonly min: string;
  readonly max: string;
  readonly maxLength: string;
}

/** A category as text to edit, in the reader's language. */
export interface CategoryDraft {
  readonly key: string;
  readonly nameEn: string;
  readonly nameDe: string;
  readonly fields: readonly FieldDraft[];
  readonly duplicateFields: readonly string[];
  readonly duplicateMatch: string;
  readonly windowDays: string;
  readonly duplicateScope: string;
  readonly duplicateAction: string;
  readonly consentRequired: boolean;
  readonly consentParts: readonly string[];
  readonly maxAgeDays: string;
  readonly sellsExclusive: boolean;
  readonly sellsShared: boolean;
  readonly maxShares: string;
  /** In percent. */
  readonly supplierShare: string;
  readonly minimumPrice: string;
  readonly listsInShop: boolean;
}

export interface CategoryState {
  readonly message?: string;
  readonly errors?: readonly FieldError[];
  /** For a page without JavaScript: the form as it goes on. */
  readonly draft?: CategoryDraft;
}

export type CategoryAction = (state: CategoryState, form: FormData) => Promise<CategoryState>;

export function emptyCategory(): CategoryDraft {
  return {
    key: "",
    nameEn: "",
    nameDe: "",
    fields: [],
    duplicateFields: ["email", "phone"],
    duplicateMatch: "any",
    windowDays: "30",
    duplicateScope: "category",
    duplicateAction: "reject",
    consentRequired: true,
    consentParts: ["text", "givenAt"],
    maxAgeDays: "",
    sellsExclusive: true,
    sellsShared: true,
    maxShares: "3",
    supplierShare: "60",
    minimumPrice: "0",
    listsInShop: false,
  };
}
