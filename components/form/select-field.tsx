"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { describedBy, Field } from "../ui/field";
import { Select } from "../ui/select";
import { useField } from "./form-context";

interface Props extends Omit<ComponentProps<typeof Select>, "id" | "name"> {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

/** One of several. */
export function SelectField({ name, label, hint, required, defaultValue, className, ...props }: Props) {
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
      <Select
        {...props}
        {...describedBy(id, hint, error)}
        id={id}
        name={name}
        required={required}
        defaultValue={typed ?? defaultValue}
      />
    </Field>
  );
}
