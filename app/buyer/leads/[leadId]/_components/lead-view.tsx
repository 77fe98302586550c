import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/client-messages";
import { CopyId } from "@/components/ui/copy-id";
import { PageHeader } from "@/components/ui/page-header";
import { StatusPill } from "@/components/ui/status-pill";
import { listCardChanges } from "@/lib/reporting/list-card-changes";
import { listNotes } from "@/lib/sales/list-notes";
import type { PortalCtx } from "@/lib/web/ctx";
import { pageQuery } from "@/lib/web/page-query";
import { leadTitle, openLead } from "../open-lead";
import { ContactColumn } from "./contact-column";
import { FreshLists } from "./fresh-lists";
import { LeadLine } from "./lead-line";
import { StarButton } from "./star-button";
import { WorkColumn } from "./work-column";

interface Props {
  readonly ctx: PortalCtx<"buyer">;
  readonly leadId: string;
  readonly back?: { readonly href: string; readonly label: string };
  readonly actions?: ReactNode;
}

/** All of a bought lead, on a page of its own or over the inbox. Showing it opens it. */
export async function LeadView({ ctx, leadId, back, actions }: Props) {
  const [{ lead, justOpened }, notes, changes, t] = await Promise.all([
    openLead(ctx, leadId),
    pageQuery(ctx, listNotes, { leadId }),
    pageQuery(ctx, listCardChanges, { leadId }),
    getTranslations("buyer.leads"),
  ]);
  const { currency } = ctx.brand;
  return (
    <ClientMessages namespaces={["buyer"]}>
      {justOpened && <FreshLists />}
      <div className="@container">
        <PageHeader
          {...(back ? { back } : {})}
          title={await leadTitle(lead)}
          aside={
            <>
              {!lead.withheld && <StarButton leadId={lead.id} starred={lead.card.starred} />}
              {lead.reversedAt && <StatusPill tone="info">{t("credited")}</StatusPill>}
              <CopyId id={lead.id} />
            </>
          }
          text={<LeadLine lead={lead} currency={currency} />}
          actions={actions}
        />
        <div className="grid grid-cols-1 items-start gap-4 @2xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <ContactColumn lead={lead} currency={currency} />
          <WorkColumn lead={lead} notes={notes} changes={changes} currency={currency} />
        </div>
      </div>
    </ClientMessages>
  );
}
