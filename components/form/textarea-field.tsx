"use client";

import type { ComponentProps } from "react";
import { Textarea } from "../ui/textarea";
import { FormField, type FormFieldProps } from "./form-field";

interface Props extends FormFieldProps, Omit<ComponentProps<"textarea">, "id" | "name"> {}

/** Several lines of text; grows with them. */
export function TextareaField({ name, label, hint, required, defaultValue, className, ...props }: Props) {
  return (
    <FormField {...{ name, label, hint, required, defaultValue, className }}>
      {(control) => <Textarea {...props} {...control} />}
    </FormField>
  );
}
