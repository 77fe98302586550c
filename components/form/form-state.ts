import type { FieldError } from "@/lib/core/errors";

/** What a form's server action answers. The empty object is "not sent yet". */
export interface FormState {
  readonly ok?: boolean;
  /** A sentence for the person, in their language. */
  readonly message?: string;
  readonly errors?: readonly FieldError[];
  /** What was typed, so that it is still there without JavaScript. Never a password or a card number. */
  readonly values?: Readonly<Record<string, string>>;
}

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
