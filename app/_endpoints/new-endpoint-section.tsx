import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { EndpointForm } from "@/components/endpoint/endpoint-form";
import { PageHeader } from "@/components/ui/page-header";
import type { Ctx } from "@/lib/core/ctx";
import type { Id } from "@/lib/core/id";
import { listTemplateVariables } from "@/lib/deliveries/list-template-variables";
import { saveEndpointAction } from "@/lib/web/endpoint-actions";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";

/** What the address asks for: a mail endpoint, or else a webhook. */
async function askedKind(search: Search): Promise<"email" | "webhook"> {
  const { kind } = await readSearch(search, ["kind"]);
  return kind === "email" ? "email" : "webhook";
}

export async function newEndpointTitle(search: Search): Promise<string> {
  const t = await getTranslations("endpoints");
  return t((await askedKind(search)) === "email" ? "titleEmail" : "titleWebhook");
}

interface Props {
  readonly ctx: Ctx;
  readonly search: Search;
  /** The list of endpoints. */
  readonly base: string;
  /** Whose, where an operator makes it. */
  readonly buyerId?: Id<"buyer">;
}

/** A new endpoint, by its buyer or by operators. */
export async function NewEndpointSection({ ctx, search, base, buyerId }: Props) {
  const [kind, title, variables, t] = await Promise.all([
    askedKind(search),
    newEndpointTitle(search),
    pageQuery(ctx, listTemplateVariables, {}),
    getTranslations("endpoints"),
  ]);
  return (
    <>
      <PageHeader title={title} back={{ href: base, label: t("back") }} />
      <ClientMessages namespaces={["endpoints"]}>
        <EndpointForm
          action={saveEndpointAction}
          kind={kind}
          {...(buyerId && { buyerId })}
          base={base}
          variables={variables}
        />
      </ClientMessages>
    </>
  );
}
