import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getNeighbours } from "@/lib/reporting/get-neighbours";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { INBOX_FILTERS, INBOX_PATH } from "../_components/inbox-search";
import { LeadNeighbours } from "./_components/lead-neighbours";
import { LeadView } from "./_components/lead-view";
import { leadTitle, readLead } from "./open-lead";

interface Props {
  readonly params: Promise<{ leadId: string }>;
  readonly searchParams: Search;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await leadTitle(await readLead((await params).leadId)) };
}

export default async function LeadPage({ params, searchParams }: Props) {
  const ctx = await requireCtx("buyer");
  const [{ leadId }, filters] = await Promise.all([params, readSearch(searchParams, INBOX_FILTERS)]);
  // Before it is opened: in a list of unread leads it is still among its neighbours.
  const neighbours = await pageQuery(ctx, getNeighbours, { ...filters, leadId });
  const t = await getTranslations("buyer.leads");
  return (
    <LeadView
      ctx={ctx}
      leadId={leadId}
      back={{ href: hrefWith(INBOX_PATH, filters), label: t("title") }}
      actions={<LeadNeighbours neighbours={neighbours} filters={filters} />}
    />
  );
}
