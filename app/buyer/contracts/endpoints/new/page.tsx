import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NewEndpointSection, newEndpointTitle } from "@/app/_endpoints/new-endpoint-section";
import { actorClass } from "@/lib/core/ctx";
import { mayDo } from "@/lib/core/permissions";
import { requireCtx } from "@/lib/web/ctx";
import type { Search } from "@/lib/web/read-search";

interface Props {
  readonly searchParams: Search;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: await newEndpointTitle(searchParams) };
}

export default async function NewEndpointPage({ searchParams }: Props) {
  const ctx = await requireCtx("buyer");
  if (!mayDo(actorClass(ctx.actor), "endpoint.manage")) notFound();
  return <NewEndpointSection ctx={ctx} search={searchParams} base="/buyer/contracts/endpoints" />;
}
