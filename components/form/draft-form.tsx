"use client";

import { type ChangeEvent, type ReactNode, useId } from "react";
import { LinkButton } from "../ui/link-button";
import { FormContext } from "./form-context";
import { FormErrors } from "./form-errors";
import { SubmitButton } from "./submit-button";
import type { useDraftForm } from "./use-draft-form";

interface Props {
  readonly editor: Pick<
    ReturnType<typeof useDraftForm>,
    "state" | "pending" | "form" | "post" | "onSubmit" | "onChange"
  >;
  /** Besides what the editor does at any change. */
  readonly onChange?: () => void;
  /** Sent along. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Names the button that Enter presses. */
  readonly save: string;
  readonly className: string;
  readonly children: ReactNode;
}

/** The frame of a form with rows (`useDraftForm`). */
export function DraftForm({ editor, onChange, hidden, save, className, children }: Props) {
  const id = useId();
  const { errors, message } = editor.state;
  const changed = (event: ChangeEvent<HTMLFormElement>): void => {
    onChange?.();
    editor.onChange(event);
  };
  return (
    <FormContext value={{ id, state: { errors, message }, pending: editor.pending }}>
      <form
        ref={editor.form}
        action={editor.post}
        onSubmit={editor.onSubmit}
        onChange={changed}
        noValidate
        className={className}
      >
        {/* Enter in a field saves; the first submit button of a form is the one it presses. */}
        <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden className="sr-only">
          {save}
        </button>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <FormErrors />
        {children}
      </form>
    </FormContext>
  );
}

interface DeedProps {
  readonly save: string;
  readonly cancel: string;
  readonly cancelHref: string;
}

/** The end of such a form. */
export function DraftDeeds({ save, cancel, cancelHref }: DeedProps) {
  return (
    <div className="flex flex-wrap gap-2">
      <SubmitButton name="intent" value="save">
        {save}
      </SubmitButton>
      <LinkButton href={cancelHref} variant="ghost">
        {cancel}
      </LinkButton>
    </div>
  );
}
