"use client";

import type { ComponentProps } from "react";
import { Select } from "../ui/select";
import { FormField, type FormFieldProps } from "./form-field";

interface Props extends FormFieldProps, Omit<ComponentProps<typeof Select>, "id" | "name"> {}

/** One of several. */
export function SelectField({ name, label, hint, required, defaultValue, className, ...props }: Props) {
  return (
    <FormField {...{ name, label, hint, required, defaultValue, className }}>
      {(control) => <Select {...props} {...control} />}
    </FormField>
  );
}
