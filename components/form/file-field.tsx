"use client";

import { cn } from "../cn";
import { CONTROL_CLASS } from "../ui/input";
import { FormField, type FormFieldProps } from "./form-field";

interface Props extends FormFieldProps {
  /** "image/png,image/jpeg": what the system's dialog offers. */
  readonly accept: string;
  readonly required?: boolean;
  readonly className?: string;
}

/** One file from the person's machine. What was chosen cannot be put back after a refusal: browsers forbid it. */
export function FileField({ accept, required, className, ...field }: Props) {
  return (
    <FormField {...field} required={required} defaultValue="" className={className}>
      {({ defaultValue: _typed, ...control }) => (
        <input
          {...control}
          type="file"
          accept={accept}
          className={cn(
            CONTROL_CLASS,
            "py-1.5 read-only:bg-surface file:me-3 file:rounded-md file:border-0 file:bg-sunken file:px-3 file:py-1 file:font-medium file:text-ink",
          )}
        />
      )}
    </FormField>
  );
}
