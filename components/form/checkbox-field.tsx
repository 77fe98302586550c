"use client";

import type { ComponentProps, ReactNode } from "react";
import { Checkbox } from "../ui/checkbox";
import { describedBy } from "../ui/field";
import { useField } from "./form-context";

interface Props extends Omit<ComponentProps<typeof Checkbox>, "id" | "name"> {
  readonly name: string;
  readonly hint?: ReactNode;
}

/** Yes or no. Sends "on" or nothing. */
export function CheckboxField({ name, hint, defaultChecked, ...props }: Props) {
  const { id, error, typed, answered } = useField(name);
  return (
    <div className="grid gap-1">
      <Checkbox
        {...props}
        {...describedBy(id, hint, error)}
        id={id}
        name={name}
        defaultChecked={answered ? typed !== undefined : defaultChecked}
      />
      {error && (
        <p id={`${id}-error`} className="text-danger">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
