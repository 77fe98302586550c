"use client";

import { useTranslations } from "next-intl";
import { useForm } from "../form/form-context";
import { Callout } from "../ui/callout";
import { CodeBlock } from "../ui/code-block";

interface Props {
  /** What to do with it, where it is for somebody else. */
  readonly note?: string;
}

/** The key that was just made, from the form's answer: the only time it can be read. */
export function NewKey({ note }: Props) {
  const t = useTranslations("ui.keys");
  const { state } = useForm();
  const apiKey = state.ok ? state.values?.apiKey : undefined;
  if (!apiKey) return null;
  return (
    <Callout tone="success" title={t("createdTitle")} live>
      <p className="mb-2">{note ?? t("once")}</p>
      <CodeBlock code={apiKey} label={t("label")} />
    </Callout>
  );
}
