import type { FormAction } from "../form/form-state";

/** The server actions a team's forms send to. */
export interface TeamActions {
  readonly invite: FormAction;
  readonly resend: FormAction;
  readonly changeRole: FormAction;
  readonly endSessions: FormAction;
  readonly remove: FormAction;
}
