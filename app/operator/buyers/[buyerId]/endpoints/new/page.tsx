import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NewEndpointSection, newEndpointTitle } from "@/app/_endpoints/new-endpoint-section";
import { getBuyer } from "@/lib/accounts/get-buyer";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { requireCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import type { Search } from "@/lib/web/read-search";

interface Props {
  readonly params: Promise<{ buyerId: string }>;
  readonly searchParams: Search;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: await newEndpointTitle(searchParams) };
}

export default async function NewEndpointPage({ params, searchParams }: Props) {
  const ctx = await requireCtx("operator");
  if (!mayDo(actorClass(ctx.actor), "endpoint.manage")) notFound();
  const { id } = await pageQuery(ctx, getBuyer, { id: (await params).buyerId });
  return (
    <NewEndpointSection
      ctx={ctx}
      search={searchParams}
      base={`/operator/buyers/${id}/endpoints`}
      buyerId={id}
    />
  );
}
