"use client";

import { useTranslations } from "next-intl";
import { Callout } from "../ui/callout";
import { useForm } from "./form-context";

/** What is wrong with the form, above it, each with a link to its field. `ActionForm` brings it along. */
export function FormErrors() {
  const t = useTranslations("ui.form");
  const { id, state } = useForm();
  const errors = state.errors ?? [];
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
                  {message}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Callout>
    </div>
  );
}
