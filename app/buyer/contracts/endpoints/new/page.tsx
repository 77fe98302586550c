import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { EndpointForm } from "@/components/endpoint/endpoint-form";
import { PageHeader } from "@/components/ui/page-header";

import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { listTemplateVariables } from "@/lib/deliveries/list-template-variables";
import { requireCtx } from "@/lib/web/ctx";
import { saveEndpointAction } from "@/lib/web/endpoint-actions";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";

interface Props {
  readonly searchParams: Search;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("endpoints");
  const { kind } = await readSearch(searchParams, ["kind"]);
  return { title: t(kind === "email" ? "titleEmail" : "titleWebhook") };
}

export default async function NewEndpointPage({ searchParams }: Props) {
  const ctx = await requireCtx("buyer");
  if (!mayDo(actorClass(ctx.actor), "endpoint.manage")) notFound();

  const [{ kind: given }, variables, t] = await Promise.all([
    readSearch(searchParams, ["kind"]),
    pageQuery(ctx, listTemplateVariables, {}),
    getTranslations("endpoints"),
  ]);
  const kind = given === "email" ? "email" : "webhook";
  const base = "/buyer/contracts/endpoints";
  return (
    <>
      <PageHeader
        title={t(kind === "email" ? "titleEmail" : "titleWebhook")}
        back={{ href: base, label: t("back") }}
      />
      <ClientMessages namespaces={["endpoints"]}>
        <EndpointForm action={saveEndpointAction} kind={kind} base={base} variables={variables} />
      </ClientMessages>
    </>
  );
}
