"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { FieldError } from "@/lib/core/errors";
import { Callout } from "../ui/callout";
import { useForm } from "./form-context";

const NONE: readonly FieldError[] = [];

/** What is wrong with the form, above it, each with a link to its field. `ActionForm` brings it along. */
export function FormErrors() {
  const t = useTranslations("ui.form");
  const { id, state } = useForm();
  const errors = state.errors ?? NONE;
  const labels = useLabels(id, errors);
  if (state.ok || (errors.length === 0 && !state.message)) return null;
  return (
    <div data-form-errors data-quiet-focus tabIndex={-1}>
      <Callout tone="danger" live title={t("errorTitle", { count: errors.length })}>
        {errors.length === 0 && <p>{state.message}</p>}
        {errors.length > 0 && (
          <ul>
            {errors.map(({ field, code, message }) => (
              <li key={`${field}/${code}`}>
                <a href={`#${id}-${field}`} className="underline">
                  {labels[field] ? t("errorOf", { label: labels[field], message }) : message}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Callout>
    </div>
  );
}

/** What the fields are called, read from the page: "Please fill this in", three times, says nothing. */
function useLabels(id: string, errors: readonly FieldError[]): Readonly<Record<string, string>> {
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    setLabels(Object.fromEntries(errors.map(({ field }) => [field, labelOf(`${id}-${field}`)])));
  }, [errors, id]);
  return labels;
}

function labelOf(id: string): string {
  const control = document.getElementById(id);
  const label =
    control instanceof HTMLFieldSetElement
      ? control.querySelector("legend")
      : document.querySelector(`label[for="${CSS.escape(id)}"]`);
  // Without the note behind it, "(optional)".
  return label?.firstChild?.textContent?.trim() ?? "";
}
