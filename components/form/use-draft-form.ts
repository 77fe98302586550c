"use client";

import { type ChangeEvent, type SubmitEvent, useEffect, useRef, useState } from "react";
import type { FieldError } from "@/lib/core/errors";
import { focusFirstError } from "./focus-first-error";
import { useSentForm } from "./use-sent-form";

/** What the action of a form with rows answers. */
interface DraftState<D> {
  readonly message?: string;
  readonly errors?: readonly FieldError[];
  /** For a page without JavaScript: the form as it goes on. */
  readonly draft?: D;
}

interface Way<D, S extends DraftState<D>> {
  readonly action: (state: S, form: FormData) => Promise<S>;
  readonly initial: D;
  readonly read: (form: FormData) => D;
  /** The draft after a button was pressed; null where the button changes no rows. */
  readonly edit: (draft: D, intent: string) => D | null;
  /** Makes what hangs together agree, before it is shown. */
  readonly settle?: (draft: D) => D;
  /** What else goes on here by a button that changes rows. */
  readonly onEdit?: (intent: string) => void;
  /** True: that button needs no server. */
  readonly onIntent?: (intent: string) => boolean;
  /** Puts the focus where the work goes on after rows came or went. */
  readonly focusAfter: (form: HTMLFormElement | null, intent: string) => void;
}

const UNSENT = {};

/** A form whose rows come and go: its draft lives in the browser while it is edited, and on the server without JavaScript. */
export function useDraftForm<D, S extends DraftState<D>>(way: Way<D, S>) {
  const { action, initial, read, edit, settle = (draft) => draft, focusAfter } = way;
  const { state, post, send, pending } = useSentForm(action, UNSENT as S, (message) => ({ message }) as S);
  const [draft, setDraft] = useState(() => settle(state.draft ?? initial));
  const form = useRef<HTMLFormElement>(null);
  const edited = useRef<string | null>(null);

  useEffect(() => {
    if (state !== UNSENT && (state.errors || state.message)) focusFirstError(form.current);
  }, [state]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after the rows have changed
  useEffect(() => {
    if (edited.current) focusAfter(form.current, edited.current);
    edited.current = null;
  }, [draft]);

  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter);
    const intent = String(data.get("intent") ?? "save");
    const next = edit(read(data), intent);
    if (next) {
      edited.current = intent;
      way.onEdit?.(intent);
      setDraft(settle(next));
    } else if (!way.onIntent?.(intent) && !pending) send(data);
  };
  /** Another choice may ask for other fields. */
  const onChange = (event: ChangeEvent<HTMLFormElement>): void => {
    const target: unknown = event.target;
    if (target instanceof HTMLSelectElement && form.current)
      setDraft(settle(read(new FormData(form.current))));
  };
  return { state, draft, pending, form, post, onSubmit, onChange };
}
