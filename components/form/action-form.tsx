"use client";

import { type ReactNode, type SubmitEvent, useEffect, useId, useRef } from "react";
import { cn } from "../cn";
import { Callout } from "../ui/callout";
import { toast } from "../ui/toast";
import { focusFirstError } from "./focus-first-error";
import { FormContext } from "./form-context";
import { FormErrors } from "./form-errors";
import type { FormAction, FormState } from "./form-state";
import { useSentForm } from "./use-sent-form";

interface Props {
  /** For controls elsewhere on the page that belong to the form. */
  readonly id?: string;
  readonly action: FormAction;
  /** How success is told: on the page (default), in passing, or not at all because something else shows it. */
  readonly success?: "inline" | "toast" | "none";
  /** Empty the fields after success: for forms that are filled again and again. */
  readonly resetOnSuccess?: boolean;
  /** Client callers only: what to do after success, such as closing a dialog. */
  readonly onSuccess?: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}

const UNSENT: FormState = {};

/**
 * A form around a server action. Without JavaScript the browser posts it and the answer is the page again with errors and
 * input; with it the fields stay as they are, the first wrong one gets the focus, and a second click does nothing.
 */
export function ActionForm({
  id: formId,
  action,
  success = "inline",
  resetOnSuccess,
  onSuccess,
  className,
  children,
}: Props) {
  const { state, post, send, pending } = useSentForm(action, UNSENT, (message, data) => ({
    ok: false,
    message,
    values: typedIn(data),
  }));
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const answer = { success, resetOnSuccess, onSuccess };
  const latest = useRef(answer);
  useEffect(() => {
    latest.current = answer;
  });
  useEffect(() => {
    if (state === UNSENT) return;
    if (!state.ok) {
      focusFirstError(form.current);
      return;
    }
    if (latest.current.success === "toast" && state.message) toast(state.message);
    if (latest.current.resetOnSuccess) form.current?.reset();
    latest.current.onSuccess?.();
  }, [state]);
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    // A button with an address of its own, for a download, sends the form there.
    if (event.nativeEvent.submitter?.hasAttribute("formaction")) return;
    // Sent by hand, because React empties a form after its action, and what was typed must stay.
    event.preventDefault();
    if (pending || event.nativeEvent.submitter?.ariaDisabled === "true") return;
    send(new FormData(event.currentTarget, event.nativeEvent.submitter));
  };
  return (
    <FormContext value={{ id, state, pending }}>
      {/* The server's checks speak the reader's language and name the way out; the browser's bubbles do neither. */}
      <form
        ref={form}
        id={formId}
        action={post}
        onSubmit={onSubmit}
        noValidate
        className={cn("grid gap-4", className)}
      >
        <FormErrors />
        {success === "inline" && state.ok && state.message && (
          <Callout tone="success" live>
            {state.message}
          </Callout>
        )}
        {children}
      </form>
    </FormContext>
  );
}

function typedIn(data: FormData): Record<string, string> {
  return Object.fromEntries(
    [...data].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
