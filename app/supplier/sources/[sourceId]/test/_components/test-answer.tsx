"use client";

import { useTranslations } from "next-intl";
import { useForm } from "@/components/form/form-context";
import { Callout } from "@/components/ui/callout";
import { CodeBlock } from "@/components/ui/code-block";

const TONES: Readonly<Record<string, "success" | "warning" | "danger">> = {
  sold: "success",
  listed: "success",
  rejected: "danger",
};

/** What was sent and what came back, as a program sees it. Before the first lead: what this is. */
export function TestAnswer({ endpoint }: { readonly endpoint: string }) {
  const t = useTranslations("supplier.test");
  const { state } = useForm();
  const { request, answer, status = "" } = state.values ?? {};
  if (request === undefined) return <p className="text-muted">{t("nothingYet")}</p>;
  const head = [`POST ${endpoint}`, "Authorization: Bearer fl_test_…", "Content-Type: application/json"];
  return (
    <div className="grid min-w-0 gap-4">
      {answer !== undefined && (
        <Callout tone={TONES[status] ?? "warning"} live>
          {state.message}
        </Callout>
      )}
      <div className="grid gap-1">
        <h3 className="font-medium">{t("request")}</h3>
        <CodeBlock code={[...head, "", request].join("\n")} label={t("request")} />
      </div>
      {answer !== undefined && (
        <div className="grid gap-1">
          <h3 className="font-medium">{t("answer")}</h3>
          <CodeBlock code={["200 OK", "", answer].join("\n")} label={t("answer")} />
        </div>
      )}
    </div>
  );
}
