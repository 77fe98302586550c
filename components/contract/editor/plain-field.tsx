"use client";

import type { ComponentProps, ReactNode } from "react";
import { useField } from "../../form/form-context";
import { describedBy, Field } from "../../ui/field";
import { Input } from "../../ui/input";

interface Props extends Omit<ComponentProps<"input">, "id" | "name" | "prefix"> {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly suffix?: string | undefined;
}

/** A text field of a group that is optional as a whole: the group says so, not each of its fields. */
export function PlainField({ name, label, hint, suffix, defaultValue, className, ...props }: Props) {
  const { id, error, typed } = useField(name);
  return (
    <Field id={id} label={label} hint={hint} error={error} className={className}>
      <div className="relative">
        <Input
          {...props}
          {...describedBy(id, hint, error)}
          id={id}
          name={name}
          defaultValue={typed ?? defaultValue}
          className={suffix ? "pe-14" : undefined}
        />
        {suffix && (
          <span className="pointer-events-none absolute inset-y-0 end-3 flex items-center text-muted">
            {suffix}
          </span>
        )}
      </div>
    </Field>
  );
}
