"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { describedBy, Field } from "../ui/field";
import { Input } from "../ui/input";
import { useField } from "./form-context";

interface Props extends Omit<ComponentProps<"input">, "id" | "name" | "prefix"> {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** After the text, inside the frame: "€", "km". */
  readonly suffix?: string;
}

/** One line of text, of any `type`. For amounts: `inputMode="decimal"` and the currency as suffix. */
export function TextField({ name, label, hint, suffix, required, defaultValue, className, ...props }: Props) {
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
      <div className="relative">
        <Input
          {...props}
          {...describedBy(id, hint, error)}
          id={id}
          name={name}
          required={required}
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
