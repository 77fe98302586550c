"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useState } from "react";
import { describedBy, Field } from "../ui/field";
import { Input } from "../ui/input";
import { useField } from "./form-context";

interface Props extends Omit<ComponentProps<"input">, "id" | "name" | "type" | "defaultValue"> {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly autoComplete: "current-password" | "new-password";
}

/** A password that can be looked at. Pasting and password managers work; nothing is ever put back into it. */
export function PasswordField({ name, label, hint, className, ...props }: Props) {
  const t = useTranslations("ui.form");
  const { id, error } = useField(name);
  const [shown, setShown] = useState(false);
  return (
    <Field id={id} label={label} hint={hint} error={error} className={className}>
      <div className="relative">
        <Input
          {...props}
          {...describedBy(id, hint, error)}
          id={id}
          name={name}
          required
          type={shown ? "text" : "password"}
          className="pe-24"
        />
        <button
          type="button"
          aria-controls={id}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-1 end-1 rounded-sm px-3 text-[0.8125rem] font-medium text-brand-text hover:bg-sunken"
        >
          {shown ? t("hide") : t("show")}
        </button>
      </div>
    </Field>
  );
}
