import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EndpointSection } from "@/app/_endpoints/endpoint-section";
import { HistorySection } from "@/app/_history/history-section";
import { getEndpoint } from "@/lib/deliveries/get-endpoint";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("endpoints");
  return { title: t("title") };
}

interface Props {
  readonly params: Promise<{ buyerId: string; endpointId: string }>;
}

export default async function EndpointPage({ params }: Props) {
  const ctx = await requireCtx("operator");
  const { buyerId, endpointId } = await params;
  const endpoint = await pageQuery(ctx, getEndpoint, { id: endpointId });
  if (endpoint.buyerId !== buyerId) notFound();
  return (
    <>
      <EndpointSection
        ctx={ctx}
        endpoint={endpoint}
        base={`/operator/buyers/${buyerId}/endpoints`}
        deliveries="/operator/deliveries"
      />
      <div className="mt-4">
        <HistorySection ctx={ctx} id={endpoint.id} />
      </div>
    </>
  );
}
