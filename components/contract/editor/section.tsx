"use client";

import type { ReactNode } from "react";
import { useField } from "../../form/form-context";

interface Props {
  /** Of the controls inside, where an error is about all of them. */
  readonly name?: string;
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the editor: a group of controls with a heading that screen readers name with each of them. */
export function Section({ name = "", title, hint, children }: Props) {
  const { id, error } = useField(name);
  return (
    <fieldset
      id={name ? id : undefined}
      tabIndex={name && error ? -1 : undefined}
      aria-invalid={name && error ? true : undefined}
      className="min-w-0 rounded-lg border border-line bg-surface p-4"
    >
      <legend className="float-start mb-3 w-full text-[0.9375rem] font-semibold">{title}</legend>
      <div className="clear-both grid gap-4">
        {hint && <p className="-mt-2 text-muted">{hint}</p>}
        {name && error && <p className="text-danger">{error}</p>}
        {children}
      </div>
    </fieldset>
  );
}
