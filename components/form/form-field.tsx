"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { describedBy, Field } from "../ui/field";
import { useField } from "./form-context";

export interface FormFieldProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

interface Props<V> extends FormFieldProps {
  readonly required: boolean | undefined;
  readonly defaultValue: V;
  readonly className: string | undefined;
  /** The control, with the attributes that tie it to label, hint, error and what was typed before. */
  readonly children: (control: {
    readonly id: string;
    readonly name: string;
    readonly required: boolean | undefined;
    readonly defaultValue: V | string;
    readonly "aria-describedby": string | undefined;
    readonly "aria-invalid": true | undefined;
  }) => ReactNode;
}

/** What every field of a form has around its control. */
export function FormField<V>({ name, label, hint, required, defaultValue, className, children }: Props<V>) {
  const t = useTranslations("ui.form");
  const { id, error, typed } = useField(name);
  return (
    <Field
      id={id}
      label={label}
      note={required ? undefined : t("optional")}
      hint={hint}
      error={error}
      className={className}
    >
      {children({ id, name, required, defaultValue: typed ?? defaultValue, ...describedBy(id, hint, error) })}
    </Field>
  );
}
