import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { leadName } from "@/components/lead/lead-name";
import { CopyId } from "@/components/ui/copy-id";
import { PageHeader } from "@/components/ui/page-header";
import { StatusPill } from "@/components/ui/status-pill";
import { getNeighbours } from "@/lib/reporting/get-neighbours";
import { listCardChanges } from "@/lib/reporting/list-card-changes";
import { listNotes } from "@/lib/sales/list-notes";
import { requireCtx } from "@/lib/web/ctx";
import { hrefWith } from "@/lib/web/href-with";
import { pageQuery } from "@/lib/web/page-query";
import { readSearch, type Search } from "@/lib/web/read-search";
import { INBOX_FILTERS, INBOX_PATH } from "../_components/inbox-search";
import { ContactColumn } from "./_components/contact-column";
import { FreshLists } from "./_components/fresh-lists";
import { LeadNeighbours } from "./_components/lead-neighbours";
import { StarButton } from "./_components/star-button";
import { WorkColumn } from "./_components/work-column";
import { openLead, readLead } from "./open-lead";

interface Props {
  readonly params: Promise<{ leadId: string }>;
  readonly searchParams: Search;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ leadId }, t] = await Promise.all([params, getTranslations("buyer.lead")]);
  return { title: leadName((await readLead(leadId)).contact) ?? t("title") };
}

export default async function LeadPage({ params, searchParams }: Props) {
  const ctx = await requireCtx("buyer");
  const [{ leadId }, filters] = await Promise.all([params, readSearch(searchParams, INBOX_FILTERS)]);
  // Before it is opened: in a list of unread leads it is still among its neighbours.
  const neighbours = await pageQuery(ctx, getNeighbours, { ...filters, leadId });
  const [{ lead, justOpened }, notes, changes, t] = await Promise.all([
    openLead(ctx, leadId),
    pageQuery(ctx, listNotes, { leadId }),
    pageQuery(ctx, listCardChanges, { leadId }),
    getTranslations(),
  ]);
  const { currency } = ctx.brand;
  return (
    <ClientMessages namespaces={["buyer"]}>
      {justOpened && <FreshLists />}
      <PageHeader
        back={{ href: hrefWith(INBOX_PATH, filters), label: t("buyer.leads.title") }}
        title={leadName(lead.contact) ?? t("buyer.lead.title")}
        aside={
          <>
            {!lead.withheld && <StarButton leadId={lead.id} starred={lead.card.starred} />}
            {lead.reversedAt && <StatusPill tone="info">{t("buyer.leads.credited")}</StatusPill>}
            <CopyId id={lead.id} />
          </>
        }
        actions={<LeadNeighbours neighbours={neighbours} filters={filters} />}
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <ContactColumn lead={lead} currency={currency} />
        <WorkColumn lead={lead} notes={notes} changes={changes} currency={currency} />
      </div>
    </ClientMessages>
  );
}
