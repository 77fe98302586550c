"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { TestDeliveryView } from "@/lib/deliveries/schema";
import { ActionForm } from "../form/action-form";
import { useForm } from "../form/form-context";
import type { FormAction } from "../form/form-state";
import { SubmitButton } from "../form/submit-button";
import { useDeliveryError } from "../lead/delivery-error";
import { Callout } from "../ui/callout";
import { CodeBlock } from "../ui/code-block";

/** Sends a made-up lead and shows what was sent and what came back. */
export function TestForm({
  action,
  endpointId,
}: {
  readonly action: FormAction;
  readonly endpointId: string;
}) {
  const t = useTranslations("endpoints.test");
  return (
    <ActionForm action={action} success="none">
      <p className="text-muted">{t("text")}</p>
      <input type="hidden" name="id" value={endpointId} />
      <div>
        <SubmitButton variant="secondary">{t("send")}</SubmitButton>
      </div>
      <TestResult />
    </ActionForm>
  );
}

function TestResult() {
  const t = useTranslations("endpoints.test");
  const format = useFormatter();
  const words = useDeliveryError();
  const { state } = useForm();
  const text = state.ok ? state.values?.test : undefined;
  if (!text) return null;
  const test = JSON.parse(text) as TestDeliveryView;
  const delivered = test.outcome === "delivered";
  const error = words(test.error, test.status);
  const { body, text: mail, ...rest } = test.request;
  const sent = [
    JSON.stringify(rest, null, 2),
    ...[body, mail].filter((part) => typeof part === "string").map(indented),
  ];
  return (
    <div className="grid gap-3">
      <Callout
        tone={delivered ? "success" : "danger"}
        live
        title={delivered ? t("delivered", { ms: format.number(test.durationMs) }) : t("failed")}
      >
        {test.status !== null && <p>{t("status", { status: test.status })}</p>}
        {error && <p>{error}</p>}
      </Callout>
      <p className="font-medium">{t("request")}</p>
      <CodeBlock code={sent.join("\n\n")} label={t("request")} />
      <p className="font-medium">{t("response")}</p>
      {test.response ? (
        <CodeBlock code={indented(test.response)} label={t("response")} />
      ) : (
        <p className="text-muted">{t("noResponse")}</p>
      )}
    </div>
  );
}

/** What is JSON is laid out; all else stays as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
