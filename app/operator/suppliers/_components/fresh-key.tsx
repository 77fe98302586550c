"use client";

import { useTranslations } from "next-intl";
import { useForm } from "@/components/form/form-context";
import { Callout } from "@/components/ui/callout";
import { CodeBlock } from "@/components/ui/code-block";

/** The key that was just made: the only time it can be read. */
export function FreshKey() {
  const t = useTranslations("catalogue.key");
  const { state } = useForm();
  const apiKey = state.ok ? state.values?.apiKey : undefined;
  if (!apiKey) return null;
  return (
    <Callout tone="success" title={t("title")} live>
      <p className="mb-2">{t("once")}</p>
      <CodeBlock code={apiKey} label={t("label")} />
    </Callout>
  );
}
