import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EndpointSection } from "@/app/_endpoints/endpoint-section";
import { getEndpoint } from "@/lib/deliveries/get-endpoint";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("endpoints");
  return { title: t("title") };
}

interface Props {
  readonly params: Promise<{ endpointId: string }>;
}

export default async function EndpointPage({ params }: Props) {
  const ctx = await requireCtx("buyer");
  const endpoint = await pageQuery(ctx, getEndpoint, { id: (await params).endpointId });
  return (
    <EndpointSection
      ctx={ctx}
      endpoint={endpoint}
      base="/buyer/contracts/endpoints"
      deliveries="/buyer/deliveries"
    />
  );
}
