"use client";

import type { ComponentProps } from "react";
import { Input } from "../ui/input";
import { FormField, type FormFieldProps } from "./form-field";

interface Props extends FormFieldProps, Omit<ComponentProps<"input">, "id" | "name" | "prefix"> {
  /** After the text, inside the frame: "€", "km". */
  readonly suffix?: string;
}

/** One line of text, of any `type`. For amounts: `inputMode="decimal"` and the currency as suffix. */
export function TextField({ name, label, hint, suffix, required, defaultValue, className, ...props }: Props) {
  return (
    <FormField {...{ name, label, hint, required, defaultValue, className }}>
      {(control) => (
        <div className="relative">
          <Input {...props} {...control} className={suffix ? "pe-14" : undefined} />
          {suffix && (
            <span className="pointer-events-none absolute inset-y-0 end-3 flex items-center text-muted">
              {suffix}
            </span>
          )}
        </div>
      )}
    </FormField>
  );
}
