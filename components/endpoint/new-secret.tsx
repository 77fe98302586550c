"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useForm } from "../form/form-context";
import { Callout } from "../ui/callout";
import { CodeBlock } from "../ui/code-block";
import { LinkButton } from "../ui/link-button";

interface Props {
  /** The path of the list. */
  readonly base: string;
  /** The form, until it has made one. */
  readonly children: ReactNode;
}

/** The secret that was just made: the only time it can be read. Until then, the form that makes it. */
export function NewSecret({ base, children }: Props) {
  const t = useTranslations("endpoints.secret");
  const { state } = useForm();
  const { secret, madeId } = (state.ok && state.values) || {};
  if (!secret) return children;
  return (
    <Callout tone="success" title={t("new")} live>
      <p className="mb-2">{t("once")}</p>
      <CodeBlock code={secret} label={t("new")} />
      {madeId && (
        <p className="mt-3">
          <LinkButton href={`${base}/${madeId}`}>{t("toEndpoint")}</LinkButton>
        </p>
      )}
    </Callout>
  );
}
