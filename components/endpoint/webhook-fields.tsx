"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { WEBHOOK_METHODS, type WebhookConfig } from "@/lib/deliveries/schema";
import { SelectField } from "../form/select-field";
import { TextField } from "../form/text-field";
import { TextareaField } from "../form/textarea-field";
import { Button } from "../ui/button";

const FORMATS = ["json", "form", "xml"] as const;

interface Props {
  readonly config: WebhookConfig | undefined;
  /** What a body may name, without braces. */
  readonly variables: readonly string[];
}

/** Address, method, headers and body of a webhook. A variable is put where the cursor stands. */
export function WebhookFields({ config, variables }: Props) {
  const t = useTranslations("endpoints.form");
  const area = useRef<HTMLDivElement>(null);
  const insert = (name: string): void => {
    const body = area.current?.querySelector("textarea");
    if (!body) return;
    body.setRangeText(`{{${name}}}`, body.selectionStart, body.selectionEnd, "end");
    body.focus();
  };
  return (
    <>
      <TextField
        name="config.url"
        type="url"
        label={t("url")}
        required
        placeholder="https://"
        defaultValue={config?.url}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="config.method"
          label={t("method")}
          required
          defaultValue={config?.method ?? "POST"}
          options={WEBHOOK_METHODS.map((value) => ({ value, label: value }))}
        />
        <SelectField
          name="config.format"
          label={t("format")}
          required
          defaultValue={config?.format ?? "json"}
          options={FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))}
        />
      </div>
      <TextareaField
        name="config.headers"
        label={t("headers")}
        hint={t("headersHint")}
        rows={2}
        spellCheck={false}
        className="[&_textarea]:font-mono"
        defaultValue={Object.entries(config?.headers ?? {})
          .map(([name, value]) => `${name}: ${value}`)
          .join("\n")}
      />
      <div ref={area}>
        <TextareaField
          name="config.template"
          label={t("template")}
          hint={t("templateHint")}
          rows={6}
          spellCheck={false}
          className="[&_textarea]:font-mono"
          defaultValue={config?.template ?? ""}
        />
      </div>
      <details className="rounded-md border border-line p-3">
        <summary className="cursor-pointer font-medium">{t("variables")}</summary>
        <ul className="mt-2 flex max-h-64 flex-wrap gap-1.5 overflow-y-auto">
          {variables.map((name) => (
            <li key={name}>
              <Button
                size="sm"
                className="font-mono"
                aria-label={t("insert", { name })}
                onClick={() => insert(name)}
              >
                {name}
              </Button>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
