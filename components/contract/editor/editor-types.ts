import type { FieldError } from "@/lib/core/errors";
import type { Currency } from "@/lib/core/money";
import type { Field } from "@/lib/leads/schema";
import type { ContractPreview } from "@/lib/reporting/preview-schema";
import type { ContractDraft, FilterOps } from "@/lib/routing/draft-schema";
import type { PostalNotice, TerritoryMap } from "@/lib/routing/map-schema";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What can be chosen in the editor. */
export interface EditorChoices {
  readonly currency: Currency;
  readonly country: string;
  readonly countries: readonly { readonly code: string; readonly states: readonly string[] }[];
  readonly fields: readonly Field[];
  readonly ops: FilterOps;
  readonly modes: readonly ContractDraft["mode"][];
  readonly sources: readonly Named[];
  readonly stages: readonly Named[];
  readonly endpoints: readonly Named[];
  /** The buyer's, for hours and limits. */
  readonly timeZone: string;
}

/** What stands beside the form. */
export interface EditorPicture {
  readonly summary: string | null;
  readonly maps: readonly TerritoryMap[];
  readonly notices: readonly PostalNotice[];
}

/** What the editor's action answers. */
export interface EditorState {
  readonly message?: string;
  readonly errors?: readonly FieldError[];
  /** For a page without JavaScript: the form as it goes on. */
  readonly draft?: ContractDraft;
  readonly picture?: EditorPicture;
  readonly preview?: ContractPreview;
}

export type EditorAction = (state: EditorState, form: FormData) => Promise<EditorState>;
export type RedrawAction = (form: FormData) => Promise<EditorPicture | null>;
